/// The Korean two-set keyboard: which Latin keys were pressed for what stands there in Hangul.
enum HangulKeyboard {
    /// The Latin letters of the same keys, or nothing when the text holds no Hangul.
    static func latin(_ text: String) -> String? {
        var keys = ""
        var hasHangul = false
        for scalar in text.precomposedScalars {
            if let pressed = self.keys(of: scalar) {
                keys += pressed
                hasHangul = true
            } else {
                keys.unicodeScalars.append(scalar)
            }
        }
        return hasHangul ? keys.lowercased() : nil
    }

    private static func keys(of scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0xAC00...0xD7A3:
            let index = Int(scalar.value - 0xAC00)
            return initials[index / 588] + vowels[index / 28 % 21] + finals[index % 28]
        case 0x3131...0x314E: return consonants[Int(scalar.value - 0x3131)]
        case 0x314F...0x3163: return vowels[Int(scalar.value - 0x314F)]
        default: return nil
        }
    }

    private static let initials = words("r R s e E f a q Q t T d w W c z x v g")
    private static let vowels = words("k o i O j p u P h hk ho hl y n nj np nl b m ml l")
    private static let finals = [""] + words("r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g")
    private static let consonants = words("r R rt s sw sg e E f fr fa fq ft fx fv fg a q Q qt t T d w W c z x v g")

    private static func words(_ list: String) -> [String] { list.split(separator: " ").map(String.init) }
}

extension String {
    /// The scalars with conjoining Hangul letters, as files of macOS hold them, put together into syllables.
    fileprivate var precomposedScalars: [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        for scalar in unicodeScalars {
            if let joined = Self.join(scalars.last, scalar) {
                scalars[scalars.count - 1] = joined
            } else {
                scalars.append(scalar)
            }
        }
        return scalars
    }

    private static func join(_ left: Unicode.Scalar?, _ right: Unicode.Scalar) -> Unicode.Scalar? {
        guard let left else { return nil }
        switch (left.value, right.value) {
        case (0x1100...0x1112, 0x1161...0x1175):
            return Unicode.Scalar(0xAC00 + (left.value - 0x1100) * 588 + (right.value - 0x1161) * 28)
        case (0xAC00...0xD7A3, 0x11A8...0x11C2) where (left.value - 0xAC00) % 28 == 0:
            return Unicode.Scalar(left.value + right.value - 0x11A7)
        default:
            return nil
        }
    }
}
