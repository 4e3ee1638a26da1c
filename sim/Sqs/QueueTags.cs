namespace Sim.Sqs;

/// <summary>The requests about tags of queues.</summary>
/// <exception cref="AwsError">Thrown by each for what SQS refuses.</exception>
public sealed class QueueTags
{
    private const int Most = 50;
    private const int LongestValue = 256;
    private const string KeyLength = "Tag keys must be between 1 and 128 characters in length.";

    private readonly Account account;

    internal QueueTags(Account account) => this.account = account;

    public IReadOnlyDictionary<string, string> Of(QueueId id) => account.QueueOf(id).Tags;

    /// <summary>Keeps the others.</summary>
    public void Add(QueueId id, IReadOnlyDictionary<string, string> tags)
    {
        var queue = account.QueueOf(id);
        if (tags.Count == 0)
        {
            throw QueueErrors.Missing("Tags");
        }

        Check(queue.Attributes.Name, queue.Tags, tags);
        foreach (var (key, value) in tags)
        {
            queue.Tags[key] = value;
        }
    }

    /// <summary>A key that the queue has not is no error.</summary>
    public void Remove(QueueId id, IReadOnlyList<string> keys)
    {
        var queue = account.QueueOf(id);
        if (keys.Count == 0 || keys.Any(key => key.Length is < 1 or > 128))
        {
            throw QueueErrors.InvalidParameter(KeyLength);
        }

        foreach (var key in keys)
        {
            queue.Tags.Remove(key);
        }
    }

    internal static void Check(string queue, Dictionary<string, string> before, IReadOnlyDictionary<string, string> added)
    {
        if (added.Keys.Any(key => key.Length is < 1 or > 128))
        {
            throw QueueErrors.InvalidParameter(KeyLength);
        }

        if (added.Values.Any(value => value.Length > LongestValue))
        {
            throw QueueErrors.InvalidParameter($"Tag values must be between 0 and {LongestValue} characters in length.");
        }

        if (before.Count + added.Keys.Count(key => !before.ContainsKey(key)) > Most)
        {
            throw QueueErrors.InvalidParameter($"Too many tags added for queue {queue}.");
        }
    }
}
