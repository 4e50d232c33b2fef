import Foundation
import PluginAPI
import Testing

@testable import Engine

@Suite struct CSVFileTests {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    @Test func `bars come by symbol, oldest first, and only from before the day`() throws {
        let history = try read(
            """
            symbol,date,open,high,low,close,volume
            005930,2026-11-19,10,12,9,11,100
            005930,2026-11-18,9,11,8,10,100
            005930,2026-11-20,11,13,10,12,100
            000660,2026-11-19,20,22,19,21,100
            """
        )

        #expect(history.histories.map(\.symbol.code) == ["000660", "005930"])
        #expect(history.histories[1].bars.map(\.close) == [Price(10), Price(11)])
        #expect(history.malformed == 0)
    }

    @Test func `rows that cannot be right are counted and left out`() throws {
        let history = try read(
            """
            volume , close, low,high,open,date,symbol,extra
            100,11,9,12,10,2026-11-19,005930,x
            100,11,9,12,10,2026-11-18
            100,11,9,10,10,2026-11-17,005930
            100,-11,9,12,10,2026-11-16,005930
            100,11,0,12,10,2026-11-13,005930
            100,11,9,12,10,2026-02-30,005930
            100,11,9,12,10,2026-11-12,5930
            """
        )

        #expect(history.histories.first?.bars.count == 1)
        #expect(history.malformed == 6)
    }

    @Test func `line ends and spaces of other systems do not matter`() throws {
        let history = try read(
            "symbol,date,open,high,low,close,volume\r\n\u{3000}005930 ,2026-11-19,10,12,9,\u{a0}11\t,100\r\n\r\n"
        )

        #expect(history.histories.first?.bars.map(\.close) == [Price(11)])
        #expect(history.malformed == 0)
    }

    @Test func `only the wanted instruments are read`() throws {
        let history = try read(
            """
            symbol,date,open,high,low,close,volume
            005930,2026-11-19,10,12,9,11,100
            000660,2026-11-19,20,22,19,21,100
            """,
            scope: .some([Moments.samsung])
        )

        #expect(history.histories.map(\.symbol) == [Moments.samsung])
    }

    @Test func `a missing column is named`() throws {
        let path = try workspace.write("symbol,date,open\n", to: "bars.csv")

        let error = #expect(throws: CSVFile.Unusable.self) {
            try CSVFile(path: path, columns: CSVFile.barColumns).checkHeader()
        }

        #expect(error?.message.en.contains("no column 'high'") ?? false)
    }

    @Test func `a pipe is no file to read, since nobody may ever write into it`() throws {
        let path = "\(workspace.path)/bars.csv"
        #expect(mkfifo(path, 0o600) == 0)

        #expect(throws: CSVFile.Unusable.self) {
            try CSVFile(path: path, columns: CSVFile.barColumns).checkHeader()
        }
    }

    @Test func `instruments are read by symbol`() throws {
        let path = try workspace.write(
            """
            symbol,name,market,class,currency
            005930,삼성전자,KOSPI,stock,KRW
            NASDAQ:AAPL,Apple,NASDAQ,stock,USD
            122630,KODEX 레버리지,KOSPI,etf,KRW
            bad,x,KOSPI,stock,KRW
            """,
            to: "instruments.csv"
        )

        let read = try CSVInstruments(CSVFile(path: path, columns: CSVFile.instrumentColumns))

        #expect(read.instruments.count == 3)
        #expect(read.instruments[Moments.samsung]?.name == "삼성전자")
        #expect(read.malformed == 1)
    }

    private func read(_ text: String, scope: SymbolScope = .any) throws -> CSVHistory {
        let path = try workspace.write(text, to: "bars.csv")
        return try CSVHistory(
            CSVFile(path: path, columns: CSVFile.barColumns),
            scope: scope,
            before: Moments.friday,
            symbols: SymbolTable(),
            calendars: Moments.calendars
        )
    }
}
