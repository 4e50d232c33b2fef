internal import CPango

extension Canvas {
    /// The nearest place between two pixels, where an edge is sharp.
    func snapped(_ coordinate: Double) -> Double { (coordinate * scale).rounded() / scale }

    func fill(_ rectangle: Rectangle, _ color: Color) {
        setColor(color)
        unsafe pango.cairo_rectangle(context, rectangle.x, rectangle.y, rectangle.width, rectangle.height)
        unsafe pango.cairo_fill(context)
    }

    func fill(_ rectangle: Rectangle, radius: Double, _ color: Color) {
        setColor(color)
        let (left, right) = (rectangle.x + radius, rectangle.right - radius)
        let (top, bottom) = (rectangle.y + radius, rectangle.bottom - radius)
        let quarter = Double.pi / 2
        unsafe pango.cairo_new_path(context)
        unsafe pango.cairo_arc(context, right, top, radius, -quarter, 0)
        unsafe pango.cairo_arc(context, right, bottom, radius, 0, quarter)
        unsafe pango.cairo_arc(context, left, bottom, radius, quarter, 2 * quarter)
        unsafe pango.cairo_arc(context, left, top, radius, 2 * quarter, 3 * quarter)
        unsafe pango.cairo_close_path(context)
        unsafe pango.cairo_fill(context)
    }

    func fill(_ corners: [Point], _ color: Color) {
        setColor(color)
        trace(corners)
        unsafe pango.cairo_close_path(context)
        unsafe pango.cairo_fill(context)
    }

    /// Draws a line through points, dashed where lengths are given.
    func stroke(_ points: [Point], width: Double, _ color: Color, dashes: [Double] = []) {
        setColor(color)
        trace(points)
        unsafe pango.cairo_set_line_width(context, width)
        unsafe pango.cairo_set_dash(context, dashes, Int32(dashes.count), 0)
        unsafe pango.cairo_stroke(context)
    }

    /// A line from left to right that fills whole pixels.
    func horizontal(_ y: Double, _ range: ClosedRange<Double>, width: Double = 1, _ color: Color, dashes: [Double] = [])
    {
        let width = max(1, (width * scale).rounded()) / scale
        let middle = snapped(y - width / 2) + width / 2
        stroke(
            [Point(x: range.lowerBound, y: middle), Point(x: range.upperBound, y: middle)],
            width: width,
            color,
            dashes: dashes
        )
    }

    /// Keeps what is drawn within a rectangle.
    func clipped(to rectangle: Rectangle, _ draw: () -> Void) {
        unsafe pango.cairo_save(context)
        unsafe pango.cairo_rectangle(context, rectangle.x, rectangle.y, rectangle.width, rectangle.height)
        unsafe pango.cairo_clip(context)
        draw()
        unsafe pango.cairo_restore(context)
    }

    func setColor(_ color: Color) {
        unsafe pango.cairo_set_source_rgba(context, color.red, color.green, color.blue, color.alpha)
    }

    private func trace(_ points: [Point]) {
        unsafe pango.cairo_new_path(context)
        // The first call begins a line wherever nothing was begun.
        for point in points { unsafe pango.cairo_line_to(context, point.x, point.y) }
    }
}
