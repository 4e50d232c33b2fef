import Foundation
import PluginAPI
import PluginTesting
import TestFolders
import Testing

@testable import Plugins

@Suite struct FileSinkEventTests {
    @Test(arguments: [
        (
            "Trade",
            #"{"venue":"combined","price":70600,"quantity":10,"aggressor":"buy","phase":"auction","day_volume":1000,"#
                + #""day_turnover":70600000,"ask":70600,"bid":70500}"#
        ),
        (
            "Quote",
            #"{"venue":"us","phase":"regular","asks":[{"price":232.87,"quantity":3}],"#
                + #""bids":[{"price":232.805,"quantity":5}]}"#
        ),
        (
            "Bar",
            #"{"interval":"1d","day":"2026-11-20","start":"2026-11-20T09:30:12+09:00","open":1,"high":4,"low":2,"#
                + #""close":3,"volume":5}"#
        ),
        (
            "History",
            #"{"interval":"1d","bars":[{"day":"2026-11-20","start":"2026-11-20T09:30:12+09:00","open":1,"high":4,"#
                + #""low":2,"close":3,"volume":5}]}"#
        ),
        (
            "Execution",
            #"{"account":"main","execution":"filled","order":"2026-11-20/117","original":null,"name":null,"side":"buy","#
                + #""quantity":10,"price":70600,"filled":10,"ordered":20,"#
                + #""origin":{"by":"rule","pipeline":"p","rule":"r","sequence":7},"reason":"이유"}"#
        ),
        (
            "Portfolio",
            #"{"account":"main","holdings":[{"symbol":"005930","name":"삼성전자","quantity":30,"sellable":20,"#
                + #""cost":{"amount":2100000,"currency":"KRW"},"price":70600,"#
                + #""value":{"amount":2100000,"currency":"KRW"},"profit":{"amount":-1,"currency":"KRW"}}],"#
                + #""cash":[{"amount":2100000,"currency":"KRW"}]}"#
        ),
        (
            "OpenOrders",
            #"{"account":"main","orders":[{"order":"2026-11-20/91252/118","symbol":"005930","side":"sell","#
                + #""limit":80000,"ordered":10,"filled":0,"is_reserved":true,"#
                + #""origin":{"by":"person","name":"1234"}}]}"#
        ),
        (
            "InvestorFlow",
            #"{"day":"2026-11-20","individuals":1,"foreigners":-2,"institutions":0,"is_estimate":true}"#
        ),
        ("Candidate", #"{"list":"list","name":"삼성전자","buy_price":70600,"target_price":null}"#),
        ("Record", #"{"list":"list","key":"key","record":{"a":"1","b":"2"}}"#),
        (
            "FollowedTrade",
            #"{"investor":"somebody","side":"sell","amount":{"amount":2100000,"currency":"KRW"},"#
                + #""capital":{"amount":2100000,"currency":"KRW"}}"#
        ),
        (
            "Position",
            #"{"account":"main","quantity":30,"sellable":20,"cost":{"amount":2100000,"currency":"KRW"}}"#
        ),
        ("Command", #"{"sender":"1234","chat":"9","name":"halt","arguments":["now"]}"#),
        ("Timer", #"{"name":"report","due":"2026-11-20T09:30:12+09:00"}"#),
        ("Status", #"{"component":"sinks.phone","state":"degraded","reason":"slow"}"#),
        (
            "RealizedProfit",
            #"{"account":"main","currency":"KRW","first_day":"2026-11-20","last_day":"2026-11-20","#
                + #""days":[{"day":"2026-11-20","bought":{"amount":2100000,"currency":"KRW"},"#
                + #""sold":{"amount":2100000,"currency":"KRW"},"profit":{"amount":2100000,"currency":"KRW"},"#
                + #""fees":{"amount":2100000,"currency":"KRW"},"taxes":{"amount":2100000,"currency":"KRW"}}]}"#
        ),
    ])
    func `an event is written whole`(name: String, fields: String) async throws {
        let bench = try FileSinkBench()
        var samples = EventSamples()
        let item = samples.delivery(name)

        _ = try await bench.sink().deliver([item])

        let text = try bench.folder.text("alerts.jsonl")
        let symbol = item.symbol.map { "\"\($0)\"" } ?? "null"
        #expect(
            text.contains(#""pipeline":"test","rule":null,"severity":"info","kind":"\#(name)","symbol":\#(symbol),"#)
        )
        #expect(text.hasSuffix(#""fields":\#(fields),"text":null}"# + "\n"))
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
    }
}
