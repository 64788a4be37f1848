package io.github.camelpixelcut.sandbox.picture;

/** A backdrop to put a subject on. */
interface Scene {

    /** Edge of the painted picture in pixels. */
    int SIZE = 1024;

    /**
     * Paints the backdrop, always the same for the same edge.
     *
     * @param edge where the surface begins below the background, 0 (top) to 1 (bottom)
     */
    Layer paint(double edge);

    /** How much the surface mirrors the subject, 0 to 1. */
    default double gloss() {
        return 0;
    }

    static Scene named(String name) {
        return switch (name) {
            case "marble" -> new MarbleScene();
            case "wood" -> new WoodScene();
            case "industrial" -> new IndustrialScene();
            case "linen" -> new LinenScene();
            case "brick" -> new BrickScene();
            case "counter" -> new CounterScene();
            default ->
                throw new IllegalArgumentException("No scene is called '" + name
                        + "', there are marble, wood, industrial, linen, brick and counter");
        };
    }
}
