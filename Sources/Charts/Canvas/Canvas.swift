internal import CPango

/// A picture that is being drawn; the only place that speaks with Cairo and Pango.
@safe
final class Canvas {
    let scale: Double
    let pango: CPango
    let surface: OpaquePointer
    let context: OpaquePointer
    let layout: OpaquePointer
    private let format: ChartFormat
    /// In pixels.
    private let width: Int
    private let height: Int
    private let output = PictureBytes()

    /// How many characters were drawn for which no font has a shape.
    var missingGlyphs = 0

    /// Wraps [`cairo_image_surface_create`](https://www.cairographics.org/manual/cairo-Image-Surfaces.html) or
    /// [`cairo_svg_surface_create_for_stream`](https://www.cairographics.org/manual/cairo-SVG-Surfaces.html).
    init(_ size: Chart.Size, _ format: ChartFormat, language: String) throws(ChartError) {
        guard let pango = PangoLibrary.functions else { throw .notInstalled }
        self.pango = pango
        self.format = format
        scale = Double(size.scale)
        width = size.width * size.scale
        height = size.height * size.scale
        switch format {
        case .png:
            let format = Int32(CPango_format_rgb24)
            unsafe surface = pango.cairo_image_surface_create(format, Int32(width), Int32(height))
        case .svg:
            let target = unsafe Unmanaged.passUnretained(output).toOpaque()
            unsafe surface = pango.cairo_svg_surface_create_for_stream(
                PictureBytes.write,
                target,
                Double(size.width),
                Double(size.height)
            )
            unsafe pango.cairo_svg_surface_set_document_unit(surface, UInt32(CPango_svgUnit_pixel))
        }
        unsafe context = pango.cairo_create(surface)
        unsafe layout = pango.pango_cairo_create_layout(context)
        if format == .png { unsafe pango.cairo_scale(context, scale, scale) }
        unsafe pango.cairo_set_line_join(context, UInt32(CPango_joinRound))
        prepareText(language)
    }

    deinit {
        unsafe pango.g_object_unref(UnsafeMutableRawPointer(layout))
        unsafe pango.cairo_destroy(context)
        unsafe pango.cairo_surface_destroy(surface)
    }

    /// Letters keep their shapes at every scale, so that both formats look alike.
    private func prepareText(_ language: String) {
        let options = unsafe pango.cairo_font_options_create()
        defer { unsafe pango.cairo_font_options_destroy(options) }
        unsafe pango.cairo_font_options_set_antialias(options, UInt32(CPango_antialiasGray))
        unsafe pango.cairo_font_options_set_hint_style(options, UInt32(CPango_hintStyleNone))
        unsafe pango.cairo_font_options_set_hint_metrics(options, UInt32(CPango_hintMetricsOff))
        let textContext = unsafe pango.pango_layout_get_context(layout)
        unsafe pango.pango_cairo_context_set_font_options(textContext, options)
        unsafe pango.pango_context_set_language(textContext, pango.pango_language_from_string(language))
        unsafe pango.pango_layout_context_changed(layout)
        unsafe pango.pango_layout_set_ellipsize(layout, UInt32(CPango_ellipsizeEnd))
    }

    /// The finished picture; nothing can be drawn afterwards.
    ///
    /// - Throws: `ChartError.notDrawn` when the libraries ran into trouble, at whatever step that was.
    func finish() throws(ChartError) -> [UInt8] {
        try check(unsafe pango.cairo_status(context))
        switch format {
        case .png: return try PNGFile.bytes(width: width, height: height, rows: try rows())
        case .svg:
            unsafe pango.cairo_surface_finish(surface)
            try check(unsafe pango.cairo_surface_status(surface))
            return output.bytes
        }
    }

    private func rows() throws(ChartError) -> [UInt8] {
        unsafe pango.cairo_surface_flush(surface)
        guard let pixels = unsafe pango.cairo_image_surface_get_data(surface) else { throw .notDrawn("no pixels") }
        let stride = unsafe pango.cairo_image_surface_get_stride(surface)
        let count = (width * 3 + 1) * height
        return unsafe [UInt8](unsafeUninitializedCapacity: count) { rows, filled in
            guard let first = rows.baseAddress else { return }
            unsafe CPango_copyRows(pixels, stride, Int32(width), Int32(height), first)
            filled = count
        }
    }

    private func check(_ status: UInt32) throws(ChartError) {
        guard status != 0 else { return }
        throw .notDrawn(unsafe String(cString: pango.cairo_status_to_string(status)))
    }
}
