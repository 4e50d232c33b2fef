extension Chart {
    /// How large a picture is, in points, and how many pixels a point has.
    ///
    /// Text is laid out in points, so a small picture with a high scale is one with large, sharp letters. The usual size
    /// fills a message on a phone nearly pixel by pixel, and no messenger makes it smaller.
    public struct Size: Sendable, Hashable {
        /// The width in points.
        public var width: Int

        /// The height in points.
        public var height: Int

        /// The pixels of a point in each direction; it matters for PNG alone.
        public var scale: Int

        /// Makes a size; without arguments the one for a message on a phone, 960 by 800 pixels.
        public init(width: Int = 480, height: Int = 400, scale: Int = 2) {
            self.width = width
            self.height = height
            self.scale = scale
        }
    }
}
