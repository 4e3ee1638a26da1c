namespace Functions.Publishing;

/// <summary>What a topic does with the group of a message (its <c>MessageGroupId</c>).</summary>
public enum Grouping
{
    /// <summary>Nothing; none is sent.</summary>
    None,

    /// <summary>Standard queues behind it share out their capacity between groups; an event need not have one.</summary>
    Fair,

    /// <summary>Keeps the order of each group; every event must have one.</summary>
    Fifo,
}
