internal import CPango

extension Canvas {
    /// The first that is installed is taken, and for a character that it lacks one of the others or any font that has it.
    private static let fonts =
        "NanumGothic, Noto Sans CJK KR, Noto Sans KR, Apple SD Gothic Neo, Malgun Gothic, sans-serif"

    /// How wide a text would be.
    func width(of text: String, _ style: TextStyle) -> Double {
        prepare(text, style, most: nil)
        return measuredWidth
    }

    /// Draws a line of text whose capitals are centred at a height, cut with an ellipsis where it is wider than allowed.
    func draw(_ text: String, _ style: TextStyle, at place: Point, _ anchor: TextAnchor = .left, most: Double? = nil) {
        prepare(text, style, most: most)
        let x =
            switch anchor {
            case .left: place.x
            case .center: place.x - measuredWidth / 2
            case .right: place.x - measuredWidth
            }
        let baseline = unsafe Double(pango.pango_layout_get_baseline(layout)) / Self.unitsPerPoint
        missingGlyphs += unsafe Int(pango.pango_layout_get_unknown_glyphs_count(layout))
        setColor(style.color)
        unsafe pango.cairo_move_to(context, x, place.y + style.halfCapital - baseline)
        unsafe pango.pango_cairo_show_layout(context, layout)
        unsafe pango.cairo_new_path(context)
    }

    private static var unitsPerPoint: Double { Double(CPango_scale) }

    private var measuredWidth: Double {
        var width: Int32 = 0
        unsafe pango.pango_layout_get_size(layout, &width, nil)
        return Double(width) / Self.unitsPerPoint
    }

    private func prepare(_ text: String, _ style: TextStyle, most: Double?) {
        let font = unsafe pango.pango_font_description_new()
        defer { unsafe pango.pango_font_description_free(font) }
        let weight = style.isBold ? CPango_weightBold : CPango_weightNormal
        unsafe pango.pango_font_description_set_family(font, Self.fonts)
        unsafe pango.pango_font_description_set_weight(font, UInt32(weight))
        unsafe pango.pango_font_description_set_absolute_size(font, style.size * Self.unitsPerPoint)
        unsafe pango.pango_layout_set_font_description(layout, font)
        unsafe pango.pango_layout_set_width(layout, most.map { Int32(max(0, $0) * Self.unitsPerPoint) } ?? -1)
        unsafe pango.pango_layout_set_text(layout, text, Int32(text.utf8.count))
    }
}
