/// Who the simulated broker's one customer is; made up, so no secret of anybody.
public struct KISCredentials: Sendable, Hashable {
    /// The app key, 36 characters.
    public var appKey: String
    /// The app secret, 180 characters.
    public var appSecret: String
    /// The account's eight digits.
    public var account: String
    /// The account's two-digit product.
    public var product: String
    /// The id under which fills are pushed.
    public var htsID: String
    /// The customer's name in fill notices.
    public var name: String

    /// The credentials that everybody may know.
    public init(
        appKey: String = "PSsimulatedMaedupAppKey0000000000001",
        appSecret: String = KISCredentials.publicSecret,
        account: String = "50123456",
        product: String = "01",
        htsID: String = "maedup",
        name: String = "홍길동"
    ) {
        self.appKey = appKey
        self.appSecret = appSecret
        self.account = account
        self.product = product
        self.htsID = htsID
        self.name = name
    }

    /// A secret that keeps nothing secret, of the broker's length and alphabet.
    public static let publicSecret = String(repeating: "simulated+secret/of+nobody00", count: 6) + "simulated=+/"
}
