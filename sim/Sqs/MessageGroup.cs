namespace Sim.Sqs;

/// <summary>The messages of one group in one FIFO queue, in the order of their arrival.</summary>
internal sealed class MessageGroup(string id)
{
    public string Id { get; } = id;

    public int Oldest { get; set; } = -1;

    public int Newest { get; set; } = -1;

    /// <summary>Its oldest message is visible, so that the group can be served.</summary>
    public bool IsReady { get; set; }

    /// <summary>Neighbours among the ready groups.</summary>
    public MessageGroup? Next { get; set; }

    public MessageGroup? Previous { get; set; }
}
