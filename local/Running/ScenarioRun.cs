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
    private readonly HashSet<Guid> taken = [];
    private readonly OutboxProducer producer = new(declared);
    private readonly List<OutboxPlace> waiting = [];
    private int published;

    /// <exception cref="UsageException">An event names a topic that the stack does not have, or lacks what its FIFO topic needs.</exception>
    public async Task<RunReport> RunAsync(string stack, Scenario scenario)
    {
        RefuseUnknownTopics(scenario);
        RefuseUnknownOutboxes(scenario);
        RefuseWrongGroups(scenario);
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
            waiting.RemoveAll(place => producer.Read(place).Status is not null || producer.IsPassedOver(place));
            return ledger.InFlight == 0 && waiting.Count == 0;
        });
        ledger.Update();
        return Report(stack, scenario);
    }

    private void RefuseUnknownTopics(Scenario scenario)
    {
        foreach (var happening in scenario.Events.Where(happening => happening.Outbox is null && !declared.Topics.ContainsKey(happening.Topic)))
        {
            throw new UsageException($"The scenario's {happening.Path}.topic: the stack has no topic `{happening.Topic}`. "
                + Suggestion.For(happening.Topic, declared.Topics.Keys.Order(StringComparer.Ordinal)));
        }
    }

    private static string TableOf(string outbox) => $"{outbox}-outbox";

    private void RefuseUnknownOutboxes(Scenario scenario)
    {
        if (scenario.Events.FirstOrDefault(happening => happening.Outbox is { } outbox && !declared.Outboxes.ContainsKey(TableOf(outbox))) is { } happening)
        {
            throw new UsageException($"The scenario's {happening.Path}.outbox: the stack has no outbox `{happening.Outbox}`. Declare it under infra:outboxes.");
        }
    }

    private void RefuseWrongGroups(Scenario scenario)
    {
        foreach (var happening in scenario.Events.Where(happening => happening.Outbox is null))
        {
            var topic = declared.World.AttributesOf(declared.Topics[happening.Topic]);
            if (topic.FifoTopic && happening.Group is null)
            {
                throw new UsageException($"The scenario's {happening.Path}.group is missing: `{happening.Topic}` is a FIFO topic, "
                    + "and each of its messages belongs to a group. Give a text such as \"user-1\".");
            }

            if (topic is { FifoTopic: true, ContentBasedDeduplication: false } && happening.DeduplicationId is null)
            {
                throw new UsageException($"The scenario's {happening.Path}.deduplicationId is missing: `{happening.Topic}` is a FIFO topic "
                    + "without deduplication by content. Give a text such as \"order-${n}\".");
            }

            if (!topic.FifoTopic && happening.DeduplicationId is not null)
            {
                throw new UsageException($"The scenario's {happening.Path}.deduplicationId: `{happening.Topic}` is a standard topic, "
                    + "which does not deduplicate. Leave it out.");
            }

            RefuseBadId(happening, "group", happening.Group);
            RefuseBadId(happening, "deduplicationId", happening.DeduplicationId);
        }
    }

    private static void RefuseBadId(ScenarioEvent happening, string key, string? id)
    {
        if (id is not null && (id.Length is 0 or > 128 || !id.All(c => c is > ' ' and < '\u007f')))
        {
            throw new UsageException($"The scenario's {happening.Path}.{key} is `{id}`, must be 1 to 128 letters, digits and punctuation of ASCII, without spaces.");
        }
    }

    private static EventOutcome Repeated(string name, string id, string type) => new()
    {
        Name = name,
        Id = id,
        Type = type,
        Outcome = Outcome.Discarded,
        Reason = "its FIFO topic had the deduplication id within 5 minutes, and delivers only the first",
    };

    private void Occur(ScenarioEvent happening, int number)
    {
        var name = happening.Times == 1 ? happening.Name : $"{happening.Name} #{number}";
        var message = happening.MessageOf(number);
        var origin = happening.Outbox is { } outbox ? $"urn:outbox:{outbox}" : declared.World.ArnOf(declared.Topics[happening.Topic]);
        switch (EventEnvelope.Read(message, new MessageOrigin(NotPublished, origin)))
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
            case EventReading.Valid valid when happening.Outbox is not null:
                Write(happening, number, name, valid);
                break;
            case EventReading.Valid valid:
                var topic = declared.Topics[happening.Topic];
                var messageId = declared.World.Publish(topic, new PublishRequest
                {
                    Message = message,
                    MessageGroupId = happening.GroupOf(number),
                    MessageDeduplicationId = happening.DeduplicationIdOf(number),
                }).MessageId;
                var id = valid.Event.Id == NotPublished ? messageId.ToString() : valid.Event.Id!;
                if (!taken.Add(messageId))
                {
                    var repeated = Repeated(name, id, valid.Type.Name);
                    occurrences.Add((happening, () => [repeated]));
                    break;
                }

                published++;
                occurrences.Add((happening, () => ledger.Of(messageId).Select(entry => Row(name, id, valid.Type.Name, entry))));
                break;
        }
    }

    /// <summary>What an outbox holds has occurred, whenever it is published.</summary>
    private void Write(ScenarioEvent happening, int number, string name, EventReading.Valid valid)
    {
        var place = producer.Write(declared.Outboxes[TableOf(happening.Outbox!)], happening.EntityOf(number)!, happening.MessageOf(number));
        var (id, type) = (valid.Event.Id == NotPublished ? null : valid.Event.Id, valid.Type.Name);
        waiting.Add(place);
        published++;
        occurrences.Add((happening, () => producer.Read(place) switch
        {
            { MessageId: { } messageId } => ledger.Of(messageId).Select(entry => Row(name, id ?? messageId.ToString(), type, entry)),
            { Status: null } when producer.IsPassedOver(place) =>
                [new EventOutcome { Name = name, Id = id, Type = type, Outcome = Outcome.Discarded, Reason = "the filter criteria of the event source mapping of its outbox do not take it" }],
            { Status: null } => [new EventOutcome { Name = name, Id = id, Type = type, Outcome = Outcome.InFlight, Reason = "it waits in its outbox" }],
            { Reason: var reason } => [new EventOutcome { Name = name, Id = id, Type = type, Outcome = Outcome.Discarded, Reason = $"refused by its outbox: {reason}" }],
        }));
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
