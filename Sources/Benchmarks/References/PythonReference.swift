import Foundation

/// A small script of the kind that people run today, on the same frames.
enum PythonReference {
    /// The interpreter, if there is one.
    static var interpreter: String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/python3" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Runs it once; its cost is what it measured itself, without starting and reading files.
    static func run(_ interpreter: String, frames: String, bars: String, _ day: MarketDay, _ session: Session) throws
        -> PathReference.Outcome
    {
        let script = try session.write(text, to: "targets.py")
        let output = session.path("targets.txt")
        _ = try ChildProcess(interpreter, [script, frames, bars], output: output, in: session)
        let lines = try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n").map(String.init)
        guard let cost = lines.first.flatMap(Double.init) else {
            throw ChildProcess.Failure(description: "the script printed nothing")
        }
        return PathReference.Outcome(decisions: Array(lines.dropFirst()), cost: cost / Double(day.ticks))
    }

    private static let text = #"""
        import csv, math, sys, time

        closes = {}
        with open(sys.argv[2]) as file:
            for row in csv.DictReader(file):
                closes.setdefault(row["symbol"], []).append((row["date"], float(row["close"])))

        targets = {}
        for symbol, days in closes.items():
            days.sort()
            last_date, last_close = days[-1]
            start = str(int(last_date[:4]) - 1) + last_date[4:]
            prices = [close for date, close in days if date >= start]
            changes = [b / a - 1 for a, b in zip(prices, prices[1:])]
            total = 0.0
            for change in changes:
                total += change
            mean = total / len(changes)
            squares = 0.0
            for change in changes:
                squares += (change - mean) * (change - mean)
            sigma = math.sqrt(squares / (len(changes) - 1))
            targets[symbol] = {level: math.floor(last_close * (1 - level * sigma) + 0.5) for level in (1.0, 2.0)}

        with open(sys.argv[1]) as file:
            frames = [line.rstrip("\n").split("\t", 1) for line in file]

        sent = set()
        alerts = []

        def on_trade(received, trade):
            symbol, price = trade["symbol"], trade["price"]
            for level, target in targets[symbol].items():
                if price <= target and (symbol, level) not in sent:
                    sent.add((symbol, level))
                    alerts.append(f"{received} {symbol} buy-target {level} {price:.0f} {target:.0f}")

        started = time.process_time_ns()
        for received, frame in frames:
            parts = frame.split("|")
            fields = parts[3].split("^")
            count = int(parts[2])
            width = len(fields) // count
            for index in range(count):
                record = fields[index * width:(index + 1) * width]
                on_trade(received, {
                    "symbol": record[0],
                    "time": record[1],
                    "price": float(record[2]),
                    "ask": float(record[10]),
                    "bid": float(record[11]),
                    "quantity": int(record[12]),
                    "volume": int(record[13]),
                })
        print(time.process_time_ns() - started)
        print("\n".join(alerts))
        """#
}
