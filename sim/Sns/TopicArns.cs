namespace Sim.Sns;

/// <summary>The topics that exist, by ARN: every publish looks one up.</summary>
internal sealed class TopicArns(string arns)
{
    private readonly Dictionary<string, Topic> byArn = new(StringComparer.Ordinal);

    /// <summary>In the order of creation.</summary>
    public List<Topic> All { get; } = [];

    public void Add(Topic topic)
    {
        byArn.Add(topic.Arn, topic);
        All.Add(topic);
    }

    public void Remove(Topic topic)
    {
        byArn.Remove(topic.Arn);
        All.Remove(topic);
    }

    public Topic? Find(string arn) => byArn.GetValueOrDefault(arn);

    /// <exception cref="AwsError">It is no ARN, of another Region or account, or of no topic.</exception>
    public Topic Get(string? arn)
    {
        if (arn is not null && byArn.TryGetValue(arn, out var topic))
        {
            return topic;
        }

        Arns.Check(arn, "TopicArn");
        throw arn!.StartsWith(arns, StringComparison.Ordinal) ? SnsErrors.NoTopic() : SnsErrors.Invalid("TopicArn");
    }
}
