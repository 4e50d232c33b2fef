/// A request handed to a loop, with the place its result goes to.
struct TransferOrder: Sendable {
    typealias Outcome = Result<HTTPResponse, HTTPFailure>

    let id: Int
    let request: PreparedRequest
    let result: CheckedContinuation<Outcome, Never>

    /// A failure of something that never began.
    func failUnsent(_ cause: HTTPFailure.Cause) { result.resume(returning: .failure(request.failure(cause, .notSent))) }
}
