package io.github.camelpixelcut.sandbox.internal.scene;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The scenes that the API knows by name. */
public enum NamedScene {
    MARBLE(MarbleScene::new),
    WOOD(WoodScene::new),
    INDUSTRIAL(IndustrialScene::new),
    LINEN(LinenScene::new),
    BRICK(BrickScene::new),
    COUNTER(CounterScene::new);

    private final Supplier<Scene> scene;

    NamedScene(Supplier<Scene> scene) {
        this.scene = scene;
    }

    /** The names in the API, in the order of its documentation. */
    public static List<String> names() {
        return Arrays.stream(values()).map(NamedScene::wireName).toList();
    }

    /** @throws IllegalArgumentException if no scene has this name */
    public static NamedScene of(String name) {
        return Arrays.stream(values())
                .filter(scene -> scene.wireName().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("There is no scene '" + name + "': the scenes are " + names()));
    }

    private String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Scene scene() {
        return scene.get();
    }
}
