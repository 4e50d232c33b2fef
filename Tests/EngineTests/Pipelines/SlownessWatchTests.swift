import PluginAPI
import Testing

@testable import Engine

@Suite struct SlownessWatchTests {
    private let long = Duration.milliseconds(5)

    @Test func `one long batch may have waited for a processor and says nothing`() {
        var watch = SlownessWatch()

        #expect(watch.judge(long, processor: nil) == nil)
    }

    @Test func `after a long batch the processor time of the next is measured`() {
        var watch = SlownessWatch()
        _ = watch.judge(long, processor: nil)

        #expect(watch.judge(long, processor: .microseconds(10)) == nil)
        #expect(watch.judge(long, processor: .milliseconds(4)) == .milliseconds(4))
    }

    @Test func `a batch that takes too long by the clock is found whatever it waited for`() {
        var watch = SlownessWatch()

        #expect(watch.judge(.milliseconds(51), processor: nil) == .milliseconds(51))
    }

    @Test func `a suspicion ends, and with it the measuring`() {
        var watch = SlownessWatch()
        _ = watch.judge(long, processor: nil)
        for _ in 1..<SlownessWatch.suspicion { _ = watch.judge(.zero, processor: .zero) }
        #expect(watch.measuresProcessor)

        _ = watch.judge(.zero, processor: .zero)

        #expect(!watch.measuresProcessor)
    }
}
