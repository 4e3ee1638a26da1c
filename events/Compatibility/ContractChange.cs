namespace Events.Compatibility;

/// <summary>One difference between two contracts.</summary>
/// <param name="Event">The entry it is about: the old one where there is one.</param>
/// <param name="Path">Where in the event's data; null for what the catalog says of the event.</param>
/// <param name="What">What it was and what it is.</param>
/// <param name="Advice">What to do about it, a sentence.</param>
public sealed record ContractChange(ContractEntry Event, string? Path, string What, Breaks Breaks, string Advice)
{
    public bool IsBreaking => Breaks != Breaks.None;

    /// <summary>One line: event, place, what it was and is, whom it breaks, what to do.</summary>
    public override string ToString() => $"{Event}{(Path is null ? "" : $" at {Path}")}: {What}. {Victims}{Advice}";

    private string Victims => Breaks switch
    {
        Breaks.Readers => "Breaks readers: consumers that rely on what it was. ",
        Breaks.Writers => "Breaks writers: what deployed publishers send, and what waits in queues, is refused. ",
        Breaks.Both => "Breaks readers and writers: deployed consumers and publishers, and what waits in queues. ",
        _ => "",
    };
}
