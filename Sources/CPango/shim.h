#pragma once

#include <dlfcn.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Cairo and Pango are opened when the first picture is drawn, so that a program that draws none neither loads them and
// the thirty libraries behind them nor needs them. What is used of them stands here once; BuildTools/check-cpango.sh
// compares it with the libraries' own headers.

#ifdef CPANGO_CHECKED
#include <cairo-svg.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#else
typedef struct _cairo cairo_t;
typedef struct _cairo_surface cairo_surface_t;
typedef struct _cairo_font_options cairo_font_options_t;
typedef struct _PangoContext PangoContext;
typedef struct _PangoFontDescription PangoFontDescription;
typedef struct _PangoLanguage PangoLanguage;
typedef struct _PangoLayout PangoLayout;
#endif

/// What the libraries give their output to; zero when it was taken.
typedef unsigned (*CPango_Write)(void *_Nullable, const unsigned char *_Nullable, unsigned);

/// Values of the libraries' enumerations.
enum {
    CPango_format_rgb24 = 1,
    CPango_svgUnit_pixel = 3,
    CPango_writeError = 11,
    CPango_joinRound = 1,
    CPango_antialiasGray = 2,
    CPango_hintStyleNone = 1,
    CPango_hintMetricsOff = 1,
    CPango_weightNormal = 400,
    CPango_weightBold = 700,
    CPango_ellipsizeEnd = 3,
    CPango_scale = 1024,
};

/// Every function that is used: its result, its name, its parameters.
#define CPANGO_FUNCTIONS(F)                                                                                            \
    F(cairo_surface_t *_Nonnull, cairo_image_surface_create, int, int, int)                                            \
    F(cairo_surface_t *_Nonnull, cairo_svg_surface_create_for_stream, CPango_Write _Nonnull, void *_Nullable, double,  \
      double)                                                                                                          \
    F(void, cairo_svg_surface_set_document_unit, cairo_surface_t *_Nonnull, unsigned)                                  \
    F(void, cairo_surface_flush, cairo_surface_t *_Nonnull)                                                            \
    F(unsigned char *_Nullable, cairo_image_surface_get_data, cairo_surface_t *_Nonnull)                               \
    F(int, cairo_image_surface_get_stride, cairo_surface_t *_Nonnull)                                                  \
    F(void, cairo_surface_finish, cairo_surface_t *_Nonnull)                                                           \
    F(void, cairo_surface_destroy, cairo_surface_t *_Nonnull)                                                          \
    F(unsigned, cairo_surface_status, cairo_surface_t *_Nonnull)                                                       \
    F(cairo_t *_Nonnull, cairo_create, cairo_surface_t *_Nonnull)                                                      \
    F(void, cairo_destroy, cairo_t *_Nonnull)                                                                          \
    F(unsigned, cairo_status, cairo_t *_Nonnull)                                                                       \
    F(const char *_Nonnull, cairo_status_to_string, unsigned)                                                          \
    F(void, cairo_scale, cairo_t *_Nonnull, double, double)                                                            \
    F(void, cairo_save, cairo_t *_Nonnull)                                                                             \
    F(void, cairo_restore, cairo_t *_Nonnull)                                                                          \
    F(void, cairo_set_source_rgba, cairo_t *_Nonnull, double, double, double, double)                                  \
    F(void, cairo_set_line_width, cairo_t *_Nonnull, double)                                                           \
    F(void, cairo_set_line_join, cairo_t *_Nonnull, unsigned)                                                          \
    F(void, cairo_set_dash, cairo_t *_Nonnull, const double *_Nullable, int, double)                                   \
    F(void, cairo_move_to, cairo_t *_Nonnull, double, double)                                                          \
    F(void, cairo_line_to, cairo_t *_Nonnull, double, double)                                                          \
    F(void, cairo_arc, cairo_t *_Nonnull, double, double, double, double, double)                                      \
    F(void, cairo_rectangle, cairo_t *_Nonnull, double, double, double, double)                                        \
    F(void, cairo_new_path, cairo_t *_Nonnull)                                                                         \
    F(void, cairo_close_path, cairo_t *_Nonnull)                                                                       \
    F(void, cairo_fill, cairo_t *_Nonnull)                                                                             \
    F(void, cairo_stroke, cairo_t *_Nonnull)                                                                           \
    F(void, cairo_clip, cairo_t *_Nonnull)                                                                             \
    F(cairo_font_options_t *_Nonnull, cairo_font_options_create, void)                                                 \
    F(void, cairo_font_options_destroy, cairo_font_options_t *_Nonnull)                                                \
    F(void, cairo_font_options_set_antialias, cairo_font_options_t *_Nonnull, unsigned)                                \
    F(void, cairo_font_options_set_hint_style, cairo_font_options_t *_Nonnull, unsigned)                               \
    F(void, cairo_font_options_set_hint_metrics, cairo_font_options_t *_Nonnull, unsigned)                             \
    F(PangoLayout *_Nonnull, pango_cairo_create_layout, cairo_t *_Nonnull)                                             \
    F(void, pango_cairo_show_layout, cairo_t *_Nonnull, PangoLayout *_Nonnull)                                         \
    F(void, pango_cairo_context_set_font_options, PangoContext *_Nonnull, const cairo_font_options_t *_Nullable)       \
    F(void, pango_context_set_language, PangoContext *_Nonnull, PangoLanguage *_Nullable)                              \
    F(PangoLanguage *_Nullable, pango_language_from_string, const char *_Nullable)                                     \
    F(PangoContext *_Nonnull, pango_layout_get_context, PangoLayout *_Nonnull)                                         \
    F(void, pango_layout_context_changed, PangoLayout *_Nonnull)                                                       \
    F(void, pango_layout_set_text, PangoLayout *_Nonnull, const char *_Nonnull, int)                                   \
    F(void, pango_layout_set_font_description, PangoLayout *_Nonnull, const PangoFontDescription *_Nullable)           \
    F(void, pango_layout_set_width, PangoLayout *_Nonnull, int)                                                        \
    F(void, pango_layout_set_ellipsize, PangoLayout *_Nonnull, unsigned)                                               \
    F(void, pango_layout_get_size, PangoLayout *_Nonnull, int *_Nullable, int *_Nullable)                              \
    F(int, pango_layout_get_baseline, PangoLayout *_Nonnull)                                                           \
    F(int, pango_layout_get_unknown_glyphs_count, PangoLayout *_Nonnull)                                               \
    F(PangoFontDescription *_Nonnull, pango_font_description_new, void)                                                \
    F(void, pango_font_description_free, PangoFontDescription *_Nullable)                                              \
    F(void, pango_font_description_set_family, PangoFontDescription *_Nonnull, const char *_Nonnull)                   \
    F(void, pango_font_description_set_weight, PangoFontDescription *_Nonnull, unsigned)                               \
    F(void, pango_font_description_set_absolute_size, PangoFontDescription *_Nonnull, double)                          \
    F(void, g_object_unref, void *_Nullable)                                                                           \
    F(int, FcInit, void)

/// The functions of these libraries and of those that they bring along.
typedef struct CPango {
#define CPANGO_FIELD(result, name, ...) result (*_Nonnull name)(__VA_ARGS__);
    CPANGO_FUNCTIONS(CPANGO_FIELD)
#undef CPANGO_FIELD
} CPango;

#ifdef __APPLE__
#define CPANGO_LIBRARY "libpangocairo-1.0.0.dylib"
#else
#define CPANGO_LIBRARY "libpangocairo-1.0.so.0"
#endif

/// Opens the libraries for good; null when they are not installed, or lack a function.
static inline const CPango *_Nullable CPango_open(void) {
    void *library = dlopen(CPANGO_LIBRARY, RTLD_NOW | RTLD_LOCAL);
    if (!library) return NULL;
    CPango *functions = malloc(sizeof *functions);
    if (!functions) return NULL;
    void *address;
#define CPANGO_FIND(result, name, ...)                                                                                 \
    if (!(address = dlsym(library, #name))) return NULL;                                                               \
    functions->name = (result(*)(__VA_ARGS__))address;
    CPANGO_FUNCTIONS(CPANGO_FIND)
#undef CPANGO_FIND
    return functions;
}

/// Copies Cairo's pixels as rows of red, green and blue with a zero before each.
///
/// A pixel is a number of four bytes in the machine's own order.
static inline void CPango_copyRows(
    const unsigned char *_Nonnull pixels, int stride, int width, int height, unsigned char *_Nonnull rows) {
    for (int y = 0; y < height; y++) {
        const unsigned char *pixel = pixels + (size_t)y * stride;
        *rows++ = 0;
        for (int x = 0; x < width; x++, pixel += 4, rows += 3) {
            uint32_t color;
            memcpy(&color, pixel, sizeof color);
            rows[0] = color >> 16;
            rows[1] = color >> 8;
            rows[2] = color;
        }
    }
}

#ifdef CPANGO_CHECKED
#define CPANGO_COMPARE(result, name, ...)                                                                              \
    static __attribute__((unused)) result (*_Nonnull CPango_##name)(__VA_ARGS__) = name;
CPANGO_FUNCTIONS(CPANGO_COMPARE)
#undef CPANGO_COMPARE

_Static_assert(CPango_format_rgb24 == CAIRO_FORMAT_RGB24, "format");
_Static_assert(CPango_svgUnit_pixel == CAIRO_SVG_UNIT_PX, "unit");
_Static_assert(CPango_writeError == CAIRO_STATUS_WRITE_ERROR, "status");
_Static_assert(CPango_joinRound == CAIRO_LINE_JOIN_ROUND, "join");
_Static_assert(CPango_antialiasGray == CAIRO_ANTIALIAS_GRAY, "antialias");
_Static_assert(CPango_hintStyleNone == CAIRO_HINT_STYLE_NONE, "hint style");
_Static_assert(CPango_hintMetricsOff == CAIRO_HINT_METRICS_OFF, "hint metrics");
_Static_assert(CPango_weightNormal == PANGO_WEIGHT_NORMAL && CPango_weightBold == PANGO_WEIGHT_BOLD, "weight");
_Static_assert(CPango_ellipsizeEnd == PANGO_ELLIPSIZE_END, "ellipsis");
_Static_assert(CPango_scale == PANGO_SCALE, "scale");
#endif
