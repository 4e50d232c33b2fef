import PluginAPI
import Testing

@testable import KIS

/// Whatever the servers answer to any question is a value or a fault in words.
@Suite struct KISAnswerMutationTests {
    @Test(arguments: KISServers.allCases) func `damaged answers end in a value or a fault`(servers: KISServers) throws {
        let samples = try AnswerSamples(servers).all
        var mutation = Mutation(seed: Fuzz.seed)
        var (read, refused) = (0, 0)
        var heap: [Int] = []
        let rounds = Fuzz.all(1_500)

        for sample in samples {
            // Undamaged it is read, so that the damage is all that can be wrong.
            #expect(throws: Never.self, "\(sample.name)") { try sample.read(sample.reply) }
        }
        for round in 0..<rounds {
            if round == rounds / 2 || round == rounds - 1 { heap.append(try HeapUse.bytes()) }
            let sample = samples[round % samples.count]
            var reply = sample.reply
            reply.body = mutation.damaged(reply.body)
            reply.status = mutation.choice([200, 200, 200, 403, 500, 0, -1]) ?? 200
            reply.continuation = mutation.choice(["", "M", "F", "D", "E", "\u{0}", " m "]) ?? ""
            do {
                try sample.read(reply)
                read += 1
            } catch let fault as KISFault {
                refused += 1
                let longest = max(fault.message.ko.utf8.count, fault.message.en.utf8.count)
                #expect(!fault.message.isEmpty && longest < 4_000, "MAEDUP_FUZZ_SEED=\(Fuzz.seed), round \(round)")
            }
        }

        #expect(samples.count >= (servers == .real ? 28 : 20))
        #expect(read > rounds / 20 && refused > rounds / 20, "\(read) read, \(refused) refused")
        #expect(heap[1] - heap[0] < 48 << 20, "the heap grew: \(heap)")
    }
}
