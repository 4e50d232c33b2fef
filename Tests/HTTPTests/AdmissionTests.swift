import Testing

@testable import HTTP

@Suite struct AdmissionTests {
    @Test func `turns come in order, within the number for all and for each host`() {
        var admission = Admission(total: 3, perHost: 2)
        for (id, host) in [(1, "a"), (2, "a"), (3, "a"), (4, "b"), (5, "b")] { admission.lineUp(id, for: host) }

        #expect(admission.admit() == [1, 2, 4])
        #expect(admission.admit() == [])
        admission.leave(4)
        #expect(admission.admit() == [5])
        admission.leave(1)
        #expect(admission.admit() == [3])
    }

    @Test func `who leaves while waiting is never let in`() {
        var admission = Admission(total: 1, perHost: 1)
        for id in 1...3 { admission.lineUp(id, for: "a") }

        #expect(admission.admit() == [1])
        admission.leave(2)
        admission.leave(1)
        #expect(admission.admit() == [3])
        admission.leave(3)
        #expect(admission.admit() == [])
    }
}
