namespace Local.Scenarios;

/// <summary>One event that occurs, or several alike.</summary>
public sealed record ScenarioEvent
{
    /// <summary>Where it stands in the file: <c>events[3]</c>.</summary>
    public required string Path { get; init; }

    public required string Name { get; init; }

    /// <summary>The outbox, by its name in the settings, that it is written into; null if it is published.</summary>
    public string? Outbox { get; init; }

    /// <summary>Of an event of an outbox: whose order is kept.</summary>
    public string? Entity { get; init; }

    /// <summary>The topic's name in the settings; empty of an event of an outbox, whose catalog type says it.</summary>
    public required string Topic { get; init; }

    /// <summary>The message as it is published; <c>${n}</c> stands for the number of the occurrence, from 1.</summary>
    public required string Message { get; init; }

    /// <summary>The MessageGroupId, in which <c>${n}</c> stands for the number too; null for none. A FIFO topic needs one.</summary>
    public string? Group { get; init; }

    /// <summary>The MessageDeduplicationId, in which <c>${n}</c> stands for the number too; null for none. FIFO topics only.</summary>
    public string? DeduplicationId { get; init; }

    /// <summary>When it occurs, from the start of the run.</summary>
    public required TimeSpan At { get; init; }

    public required int Times { get; init; }

    public required ExpectedOutcome? Expect { get; init; }

    public string MessageOf(int occurrence) => Numbered(Message, occurrence);

    public string? EntityOf(int occurrence) => Entity is null ? null : Numbered(Entity, occurrence);

    public string? GroupOf(int occurrence) => Group is null ? null : Numbered(Group, occurrence);

    public string? DeduplicationIdOf(int occurrence) => DeduplicationId is null ? null : Numbered(DeduplicationId, occurrence);

    private static string Numbered(string text, int occurrence) => text.Replace("${n}", $"{occurrence}", StringComparison.Ordinal);
}
