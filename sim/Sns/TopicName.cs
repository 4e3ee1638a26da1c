namespace Sim.Sns;

/// <summary>What a topic may be called. https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html</summary>
internal static class TopicName
{
    private const string Fifo = ".fifo";
    private const int Longest = 256;

    /// <summary>A FIFO topic, and no other, ends in <c>.fifo</c>.</summary>
    public static void Check(string name, bool isFifo)
    {
        var isNamedFifo = name.EndsWith(Fifo, StringComparison.Ordinal);
        var letters = name.AsSpan(0, name.Length - (isNamedFifo ? Fifo.Length : 0));
        if (isFifo != isNamedFifo || letters.IsEmpty || name.Length > Longest || letters.ContainsAnyExcept(Letters))
        {
            throw SnsErrors.Invalid("Topic Name");
        }
    }

    private static readonly System.Buffers.SearchValues<char> Letters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
}
