using Events;
using Infra.Settings;
using Local.Scenarios;
using Local.Worlds;
using Sim;
using Sim.Sns;

namespace Local.Running;

/// <summary>
/// Plays the producer: lets each event of a scenario occur at its time, validates it against the catalog as a producer must,
/// publishes it if it is valid, and collects what became of it.
/// </summary>
internal sealed class ScenarioRun(DeclaredWorld declared, Runner runner, Ledger ledger)
{
    /// <summary>Stands for the id that SNS gives to a bare event: unknown until it is published.</summary>
    private const string NotPublished = "not-published";

    private readonly List<(ScenarioEvent Event, Func<IEnumerable<EventOutcome>> Outcomes)> occurrences = [];
    private int published;

    /// <exception cref="UsageException">An event names a topic that the stack does not have.</exception>
    public async Task<RunReport> RunAsync(string stack, Scenario scenario)
    {
        RefuseUnknownTopics(scenario);
        var start = declared.World.Clock.GetUtcNow();
        foreach (var happening in scenario.Events)
        {
            await runner.RunToAsync(start + happening.At);
            for (var number = 1; number <= happening.Times; number++)
            {
                Occur(happening, number);
            }
        }

        await runner.RunUntilAsync(() =>
        {
            ledger.Update();
            return ledger.InFlight == 0;
        });
        ledger.Update();
        return Report(stack, scenario);
    }

    private void RefuseUnknownTopics(Scenario scenario)
    {
        foreach (var happening in scenario.Events.Where(happening => !declared.Topics.ContainsKey(happening.Topic)))
        {
            throw new UsageException($"The scenario's {happening.Path}.topic: the stack has no topic `{happening.Topic}`. "
                + Suggestion.For(happening.Topic, declared.Topics.Keys.Order(StringComparer.Ordinal)));
        }
    }

    private void Occur(ScenarioEvent happening, int number)
    {
        var name = happening.Times == 1 ? happening.Name : $"{happening.Name} #{number}";
        var message = happening.MessageOf(number);
        var topic = declared.Topics[happening.Topic];
        switch (EventEnvelope.Read(message, new MessageOrigin(NotPublished, declared.World.ArnOf(topic))))
        {
            case EventReading.Invalid invalid:
                var discarded = new EventOutcome
                {
                    Name = name,
                    Id = invalid.Id == NotPublished ? null : invalid.Id,
                    Type = invalid.Type,
                    Outcome = Outcome.Discarded,
                    Reason = invalid.Reason,
                };
                occurrences.Add((happening, () => [discarded]));
                break;
            case EventReading.Valid valid:
                var messageId = declared.World.Publish(topic, new PublishRequest { Message = message }).MessageId;
                published++;
                var id = valid.Event.Id == NotPublished ? messageId.ToString() : valid.Event.Id!;
                occurrences.Add((happening, () => ledger.Of(messageId).Select(entry => Row(name, id, valid.Type.Name, entry))));
                break;
        }
    }

    private static EventOutcome Row(string name, string id, string type, LedgerEntry entry) => new()
    {
        Name = name,
        Id = id,
        Type = type,
        Outcome = entry.Outcome,
        Consumer = entry.Consumer?.Name,
        Attempts = entry.Attempts,
        Latency = entry.Latency,
        Reason = entry.Reason,
        IsDuplicate = entry.IsDuplicate && entry.Outcome == Outcome.Processed,
        MaxReceiveCount = entry.Consumer?.MaxReceiveCount,
    };

    private RunReport Report(string stack, Scenario scenario)
    {
        var ends = occurrences.Select(occurrence => (occurrence.Event, Rows: occurrence.Outcomes().ToList())).ToList();
        var rows = ends.SelectMany(end => end.Rows).ToList();
        var totals = RunTotals.Of(published, rows);
        var failures = ends
            .SelectMany(end => end.Event.Expect?.Failures(end.Rows).Select(failure => $"{end.Event.Path} ({end.Rows[0].Name}): {failure}") ?? [])
            .Concat(scenario.ExpectedTotals
                .Where(expected => totals[expected.Key] != expected.Value)
                .Select(expected => $"{expected.Key}: expected {expected.Value}, was {totals[expected.Key]}"))
            .ToList();
        return new RunReport(stack, scenario.Description, rows, totals, failures);
    }
}
