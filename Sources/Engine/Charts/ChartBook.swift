import Charts
import PluginAPI
internal import Synchronization

/// What pipelines know of the instruments that a chart may be wanted of: daily bars, own trades, and what was paid.
///
/// It is filled by the pipelines' threads and read when a picture is drawn, from copies that cost next to nothing.
final class ChartBook: Sendable {
    /// What is known of one instrument.
    struct Page: Sendable {
        /// Daily bars, oldest first.
        var bars: [PluginAPI.Bar] = []
        /// Own trades, oldest first.
        var marks: [Chart.Mark] = []
        /// What a share cost on average, by the account that holds some.
        var averages: [AccountName: Price] = [:]

        /// What a share cost on average, if some are held.
        var average: Price? { averages.min { $0.key.description < $1.key.description }?.value }
    }

    private struct Key: Hashable {
        var pipeline: String
        var symbol: Symbol
    }

    /// How many own trades of an instrument are kept.
    private static let longestList = 50

    private let pages = Mutex<[Key: Page]>([:])

    /// What a pipeline knows of an instrument.
    func page(of symbol: Symbol, in pipeline: String) -> Page {
        pages.withLock { $0[Key(pipeline: pipeline, symbol: symbol)] ?? Page() }
    }

    /// Takes in what happened in a pipeline.
    func take(_ event: Event, in pipeline: String) {
        switch event.payload {
        case .history(let history) where history.interval == .day:
            change(history.symbol, pipeline) { $0.bars = history.bars }
        case .execution(let execution) where execution.kind == .filled:
            guard let price = execution.price else { return }
            let mark = Chart.Mark(time: event.header.exchangeTime, price: price, side: execution.side)
            change(execution.symbol, pipeline) { page in
                page.marks.append(mark)
                if page.marks.count > Self.longestList { page.marks.removeFirst() }
            }
        case .portfolio(let portfolio):
            pages.withLock { pages in
                // What is not held any more is not among the holdings.
                for key in pages.keys where key.pipeline == pipeline { pages[key]?.averages[portfolio.account] = nil }
                for holding in portfolio.holdings {
                    let key = Key(pipeline: pipeline, symbol: holding.position.symbol)
                    pages[key, default: Page()].averages[portfolio.account] = holding.position.averagePrice
                }
            }
        default: break
        }
    }

    private func change(_ symbol: Symbol, _ pipeline: String, _ change: (inout Page) -> Void) {
        pages.withLock { change(&$0[Key(pipeline: pipeline, symbol: symbol), default: Page()]) }
    }
}
