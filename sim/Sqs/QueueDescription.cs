namespace Sim.Sqs;

/// <summary>A queue as GetQueueAttributes shows it.</summary>
internal static class QueueDescription
{
    private const string All = "All";

    private static readonly IReadOnlyList<(string Name, Func<Queue, string?> Write)> Attributes =
    [
        ("QueueArn", queue => queue.Arn),
        ("ApproximateNumberOfMessages", queue => QueueAttributeTable.Text(queue.Visible)),
        ("ApproximateNumberOfMessagesNotVisible", queue => QueueAttributeTable.Text(queue.InFlight)),
        ("ApproximateNumberOfMessagesDelayed", queue => QueueAttributeTable.Text(queue.Delayed)),
        ("CreatedTimestamp", queue => Seconds(queue.Created)),
        ("LastModifiedTimestamp", queue => Seconds(queue.LastModified)),
        .. QueueAttributeTable.All.Select(attribute => (attribute.Name, (Func<Queue, string?>)(queue => attribute.Write(queue.Attributes)))),
    ];

    private static readonly HashSet<string> Names = [All, .. Attributes.Select(attribute => attribute.Name)];

    public static IReadOnlyList<KeyValuePair<string, string>> Of(Queue queue, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (!Names.Contains(name))
            {
                throw QueueErrors.UnknownAttribute(name);
            }
        }

        var shown = new List<KeyValuePair<string, string>>();
        var all = names.Contains(All);
        foreach (var (name, write) in Attributes)
        {
            if ((all || names.Contains(name)) && write(queue) is { } text)
            {
                shown.Add(new(name, text));
            }
        }

        return shown;
    }

    private static string Seconds(long ticks) =>
        QueueAttributeTable.Text(new DateTimeOffset(ticks, TimeSpan.Zero).ToUnixTimeSeconds());
}
