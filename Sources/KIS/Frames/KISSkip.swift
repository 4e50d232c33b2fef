import PluginAPI

/// Why a frame or one record of it was not used.
enum KISSkip: Int, Error, CaseIterable {
    // Whole frames.
    case frameTooLong
    case badHeader
    case badFieldCount
    case misaligned

    // Single records.
    case badTime
    case badPrice
    case badQuantity
    case badNumber
    case tooPrecise
    case tooManySymbols

    /// The word under which it is counted.
    var reason: SkipReason {
        switch self {
        case .frameTooLong: "frame-too-long"
        case .badHeader: "bad-header"
        case .badFieldCount: "bad-field-count"
        case .misaligned: "misaligned"
        case .badTime: "bad-time"
        case .badPrice: "bad-price"
        case .badQuantity: "bad-quantity"
        case .badNumber: "bad-number"
        case .tooPrecise: "too-precise"
        case .tooManySymbols: "too-many-symbols"
        }
    }
}
