using Local.Running;
using Spectre.Console;

namespace Local.Reporting;

/// <summary>The result for a person: a row per event, the totals, and what did not hold.</summary>
internal static class ReportTable
{
    public static void Write(IAnsiConsole console, RunReport report)
    {
        console.MarkupLineInterpolated($"[bold]{Printable(report.Scenario)}[/]");
        var table = new Table { Border = TableBorder.Rounded }
            .AddColumns("event", "type", "outcome", "consumer")
            .AddColumn(new TableColumn("attempts").RightAligned())
            .AddColumn(new TableColumn("latency").RightAligned())
            .AddColumn("reason");
        foreach (var row in report.Events)
        {
            table.AddRow(
                Text(row.Name), Text(row.Type ?? "-"), Outcome(row), Text(row.Consumer ?? "-"),
                Text(row.Attempts == 0 ? "-" : $"{row.Attempts}"), Text(Latency(row.Latency)), Text(row.Reason ?? string.Empty));
        }

        console.Write(table);
        var totals = report.Totals;
        console.MarkupLineInterpolated(
            $"[bold]{report.Stack}[/]: {totals.Published} published, {totals.Discarded} discarded; {totals.Processed} processed ({totals.DuplicatesSuppressed} of them duplicates, suppressed), {totals.DeadLettered} dead-lettered, {totals.Parked} parked, {totals.InFlight} in flight, [bold]{totals.Lost} lost[/]");
        foreach (var failure in report.Failures)
        {
            console.MarkupLineInterpolated($"[red]not as expected:[/] {Printable(failure)}");
        }
    }

    /// <summary>Names and reasons come from messages.</summary>
    private static Text Text(string text) => new(Printable(text));

    private static string Printable(string text) => PrintedText.Of(text).Replace('\t', ' ');

    private static Markup Outcome(EventOutcome row) => row.Outcome switch
    {
        Running.Outcome.Processed when row.IsDuplicate => new Markup("[green]processed[/] [grey](duplicate)[/]"),
        Running.Outcome.Processed => new Markup("[green]processed[/]"),
        Running.Outcome.Discarded => new Markup("[grey]discarded[/]"),
        Running.Outcome.Parked => new Markup("[blue]parked[/]"),
        Running.Outcome.DeadLettered => new Markup("[yellow]dead-lettered[/]"),
        Running.Outcome.InFlight => new Markup("[yellow]in flight[/]"),
        _ => new Markup("[red bold]LOST[/]"),
    };

    private static string Latency(TimeSpan? latency) => latency switch
    {
        null => "-",
        { TotalSeconds: < 1 } => $"{latency.Value.TotalMilliseconds:0} ms",
        { TotalMinutes: < 1 } => $"{latency.Value.TotalSeconds:0.0} s",
        { TotalHours: < 1 } => $"{latency.Value.TotalMinutes:0.0} min",
        _ => $"{latency.Value.TotalHours:0.0} h",
    };
}
