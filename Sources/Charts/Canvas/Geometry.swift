/// A place in the picture, in points from its upper left corner.
struct Point: Hashable {
    var x: Double
    var y: Double
}

/// An upright rectangle.
struct Rectangle: Hashable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double

    var right: Double { x + width }
    var bottom: Double { y + height }

    /// From edge to edge.
    init(x: ClosedRange<Double>, y: ClosedRange<Double>) {
        self.x = x.lowerBound
        self.y = y.lowerBound
        width = x.upperBound - x.lowerBound
        height = y.upperBound - y.lowerBound
    }

    init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }
}

/// A colour with how much of what lies below it hides.
struct Color: Hashable {
    var red: Double
    var green: Double
    var blue: Double
    var alpha = 1.0

    /// Reads `0xRRGGBB`.
    init(_ code: UInt32) {
        red = Double(code >> 16 & 0xFF) / 255
        green = Double(code >> 8 & 0xFF) / 255
        blue = Double(code & 0xFF) / 255
    }

    /// The same colour, hiding less.
    func faded(to alpha: Double) -> Color {
        var color = self
        color.alpha = alpha
        return color
    }
}

/// How a text looks.
struct TextStyle: Hashable {
    var size: Double
    var isBold = false
    var color: Color

    /// Half of the height of capital letters and digits, by which text is centred on a line.
    var halfCapital: Double { size * 0.36 }
}

/// Which end of a text stands at its place.
enum TextAnchor {
    case left
    case center
    case right
}
