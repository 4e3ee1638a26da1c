namespace Functions.Publishing;

/// <summary>What checking one event before it is published came to.</summary>
public abstract record EventCheck
{
    private EventCheck()
    {
    }

    /// <summary>It can be published.</summary>
    public sealed record Ready(EventMessage Message) : EventCheck;

    /// <summary>
    /// It cannot: not an event of the catalog, of no topic of this stack, without the group that its topic needs, or too
    /// large. Id and type as far as they could be read; a bare event has no id.
    /// </summary>
    public sealed record Refused(string? Id, string? Type, IReadOnlyList<string> Reasons) : EventCheck
    {
        /// <summary>Its size is all that is wrong with it.</summary>
        public bool IsTooLarge { get; init; }
    }
}
