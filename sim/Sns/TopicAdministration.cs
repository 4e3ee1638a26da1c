namespace Sim.Sns;

/// <summary>The requests about topics themselves, by ARN and by AWS's names.</summary>
public sealed class TopicAdministration
{
    private readonly Account account;
    private readonly SnsService sns;

    internal TopicAdministration(Account account, SnsService sns)
    {
        this.account = account;
        this.sns = sns;
    }

    /// <summary>All ARNs, in the order of creation.</summary>
    public IEnumerable<string> List => account.TopicArns.All.Select(topic => topic.Arn);

    /// <summary>The same name with attributes and tags that are there already gives the same topic.</summary>
    /// <returns>The topic's ARN.</returns>
    /// <exception cref="AwsError">What CreateTopic refuses.</exception>
    public string Create(string name, IReadOnlyDictionary<string, string> attributes, IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        TopicName.Check(name, TopicSettings.IsFifo(attributes));
        TopicSettings.CheckNames(attributes);
        TagList.Check(tags);
        var arn = account.Arn("sns", name);
        if (account.TopicArns.Find(arn) is { } existing)
        {
            if (attributes.Any(attribute => !existing.Settings.Has(existing, attribute.Key, attribute.Value)))
            {
                throw SnsErrors.Invalid($"{SnsErrors.OfAttributes}Topic already exists with different attributes");
            }

            return existing.Tags.Covers(tags) ? arn : throw SnsErrors.Invalid("Tags Reason: Topic already exists with different tags");
        }

        var topic = sns.Find(sns.CreateTopic(TopicSettings.AttributesOf(name, attributes)));
        try
        {
            foreach (var (attribute, value) in attributes.Where(attribute => attribute.Key != "FifoTopic"))
            {
                topic.Set(attribute, value);
            }
        }
        catch (AwsError error)
        {
            sns.DeleteTopic(topic);
            throw new AwsError(error.Code, error.Message.Replace(SnsErrors.Prefix, SnsErrors.Prefix + SnsErrors.OfAttributes, StringComparison.Ordinal), error.HttpStatus);
        }

        topic.Tags.Set(tags);
        return arn;
    }

    /// <summary>With all its subscriptions. A topic that is not there is no error.</summary>
    /// <exception cref="AwsError">It keeps an archive.</exception>
    public void Delete(string? arn)
    {
        Topic topic;
        try
        {
            topic = account.TopicArns.Get(arn);
        }
        catch (AwsError error) when (error.Code == "NotFound")
        {
            // Deleting is idempotent.
            return;
        }

        if (topic.Settings.IsArchived)
        {
            throw new AwsError("InvalidState", "Invalid state: Cannot delete a topic with an ArchivePolicy");
        }

        sns.DeleteTopic(topic);
    }

    public IReadOnlyDictionary<string, string> AttributesOf(string? arn)
    {
        var topic = account.TopicArns.Get(arn);
        var confirmed = topic.Subscriptions.Count(subscription => subscription.IsConfirmed);
        return topic.Settings.Of(topic, account.Options.Account, confirmed, topic.Subscriptions.Count - confirmed, topic.Unsubscribed);
    }

    public void Set(string? arn, string? attribute, string value) => account.TopicArns.Get(arn).Set(attribute ?? "", value);

    /// <summary>Empty without one. GetTopicAttributes does not show it.</summary>
    public string DataProtectionPolicyOf(string? arn) => Resource(arn).Settings[TopicSettings.DataProtection] ?? "";

    public void PutDataProtectionPolicy(string? arn, string policy) => Resource(arn).Set(TopicSettings.DataProtection, policy);

    public IReadOnlyList<KeyValuePair<string, string>> TagsOf(string? arn) => Tagged(arn).Tags.All;

    public void Tag(string? arn, IReadOnlyList<KeyValuePair<string, string>> tags) => Tagged(arn).Tags.Set(tags);

    public void Untag(string? arn, IReadOnlyList<string> keys) => Tagged(arn).Tags.Remove(keys);

    public void AddPermission(string? arn, string label, IReadOnlyList<string> accounts, IReadOnlyList<string> actions)
    {
        var topic = account.TopicArns.Get(arn);
        topic.Set(TopicSettings.Policy, TopicPolicy.With(PolicyOf(topic), topic.Arn, label, accounts, actions));
    }

    public void RemovePermission(string? arn, string label)
    {
        var topic = account.TopicArns.Get(arn);
        topic.Set(TopicSettings.Policy, TopicPolicy.Without(PolicyOf(topic), label));
    }

    private string PolicyOf(Topic topic) => topic.Settings[TopicSettings.Policy] ?? TopicPolicy.Default(topic.Arn, account.Options.Account);

    private Topic Resource(string? arn)
    {
        Arns.Check(arn, "ResourceArn");
        return account.TopicArns.Get(arn);
    }

    private Topic Tagged(string? arn)
    {
        Arns.Check(arn, "ResourceArn");
        return account.TopicArns.Find(arn!) ?? throw new AwsError("ResourceNotFound", "Resource does not exist", 404);
    }
}
