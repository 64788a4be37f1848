package io.github.camelpixelcut.sandbox.picture;

/**
 * Where the subject goes, in pixels of the canvas; it may reach beyond it.
 *
 * @param left left edge
 * @param top upper edge
 * @param width at least 1
 * @param height at least 1
 */
record Frame(int left, int top, int width, int height) {

    /** Beyond this a subject is only a few enlarged pixels, and coordinates would overflow. */
    private static final double LARGEST_SCALE = 50;

    static Frame of(Subject subject, Placement placement, int canvas) {
        double scale = Math.min(LARGEST_SCALE, placement.scaleOr(subject.defaultScale()));
        int sourceWidth = subject.image().getWidth();
        int sourceHeight = subject.image().getHeight();
        double factor = scale * canvas / Math.max(sourceWidth, sourceHeight);
        int width = (int) Math.max(1, Math.round(sourceWidth * factor));
        int height = (int) Math.max(1, Math.round(sourceHeight * factor));
        int left = (int) Math.round(placement.x() * canvas - width / 2.0);
        int top = (int) Math.round(placement.y() * canvas - height / 2.0);
        return new Frame(left, top, width, height);
    }

    int bottom() {
        return top + height;
    }
}
