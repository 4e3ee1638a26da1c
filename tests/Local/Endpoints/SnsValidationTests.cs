namespace Tests.Local.Endpoints;

/// <summary>What SNS refuses of parameters, by its API model (lengths, required members) and as users met it.</summary>
public sealed class SnsValidationTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:sns:eu-west-1:123456789012:news";
    private const string FifoArn = "arn:aws:sns:eu-west-1:123456789012:news.fifo";
    private const string QueueArn = "arn:aws:sqs:eu-west-1:123456789012:inbox";

    private ServedTestWorld? served;

    private SnsCalls Sns => new(served!.Url);

    public async Task InitializeAsync()
    {
        served = await ServedTestWorld.StartAsync();
        await Sns.Succeed("CreateTopic", "Name", "news");
        await Sns.Succeed("CreateTopic", "Name", "news.fifo", "Attributes.entry.1.key", "FifoTopic", "Attributes.entry.1.value", "true");
    }

    public async Task DisposeAsync() => await served!.DisposeAsync();

    [Theory]
    [InlineData("1 validation error detected: Value null at 'tags' failed to satisfy constraint: Member must not be null")]
    [InlineData("1 validation error detected: Value null at 'tags.1.member.key' failed to satisfy constraint: Member must not be null", "Tags.member.1.Value", "x")]
    [InlineData("1 validation error detected: Value null at 'tags.1.member.value' failed to satisfy constraint: Member must not be null", "Tags.member.1.Key", "x")]
    [InlineData(
        "2 validation errors detected: Value '' at 'tags.1.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1; "
        + "Value null at 'tags.2.member.value' failed to satisfy constraint: Member must not be null",
        "Tags.member.1.Key", "", "Tags.member.1.Value", "x", "Tags.member.2.Key", "y")]
    public async Task A_tag_without_a_key_or_a_value_is_refused(string message, params string[] tags) =>
        Assert.Equal($"400 ValidationError: {message}", await Sns.Fail("TagResource", ["ResourceArn", Arn, .. tags]));

    [Fact]
    public async Task A_tag_has_at_most_128_characters_of_key_and_256_of_value()
    {
        var (key, value) = (new string('k', 128), new string('v', 256));
        await Sns.Succeed("TagResource", "ResourceArn", Arn, "Tags.member.1.Key", key, "Tags.member.1.Value", value);

        Assert.Equal(
            $"400 ValidationError: 1 validation error detected: Value '{key}k' at 'tags.1.member.key' failed to satisfy constraint: Member must have length less than or equal to 128",
            await Sns.Fail("TagResource", "ResourceArn", Arn, "Tags.member.1.Key", key + "k", "Tags.member.1.Value", ""));
        Assert.Equal(
            $"400 ValidationError: 1 validation error detected: Value '{value}v' at 'tags.1.member.value' failed to satisfy constraint: Member must have length less than or equal to 256",
            await Sns.Fail("CreateTopic", "Name", "other", "Tags.member.1.Key", key, "Tags.member.1.Value", value + "v"));
    }

    [Theory]
    [InlineData("UntagResource", "tagKeys", "ResourceArn", Arn)]
    [InlineData("AddPermission", "aWSAccountId", "TopicArn", Arn, "Label", "l", "ActionName.member.1", "Publish")]
    [InlineData("AddPermission", "actionName", "TopicArn", Arn, "Label", "l", "AWSAccountId.member.1", "111111111111")]
    public async Task A_list_that_is_required_is_missed(string action, string parameter, params string[] fields) => Assert.Equal(
        $"400 ValidationError: 1 validation error detected: Value null at '{parameter}' failed to satisfy constraint: Member must not be null",
        await Sns.Fail(action, fields));

    [Theory]
    [InlineData("AddPermission", "Policy Error: PrincipalNotFound", "TopicArn", Arn, "Label", "l", "ActionName.member.1", "Publish", "AWSAccountId.member.1", "nobody")]
    [InlineData("ListSubscriptionsByTopic", "TopicArn Reason: no value for required parameter")]
    [InlineData("CreateTopic", "Attributes Reason: Unknown attribute Colour", "Name", "x", "Attributes.entry.1.key", "Colour", "Attributes.entry.1.value", "red")]
    [InlineData("SetTopicAttributes", "AttributeName", "TopicArn", Arn, "AttributeName", "ArchivePolicy", "AttributeValue", """{"MessageRetentionPeriod":30}""")]
    [InlineData("SetTopicAttributes", "ArchivePolicy", "TopicArn", FifoArn, "AttributeName", "ArchivePolicy", "AttributeValue", """{"MessageRetentionPeriod":366}""")]
    [InlineData("SetTopicAttributes", "ArchivePolicy", "TopicArn", FifoArn, "AttributeName", "ArchivePolicy", "AttributeValue", """{"Days":30}""")]
    public async Task A_parameter_is_refused(string action, string reason, params string[] fields) =>
        Assert.Equal($"400 InvalidParameter: Invalid parameter: {reason}", await Sns.Fail(action, fields));

    [Fact]
    public async Task A_display_name_has_at_most_100_characters()
    {
        var name = new string('d', 100);
        await Sns.Succeed("SetTopicAttributes", "TopicArn", Arn, "AttributeName", "DisplayName", "AttributeValue", name);

        Assert.Equal(
            "400 InvalidParameter: Invalid parameter: DisplayName",
            await Sns.Fail("SetTopicAttributes", "TopicArn", Arn, "AttributeName", "DisplayName", "AttributeValue", name + "d"));
        Assert.Equal(
            "400 InvalidParameter: Invalid parameter: Attributes Reason: DisplayName",
            await Sns.Fail("CreateTopic", "Name", "other", "Attributes.entry.1.key", "DisplayName", "Attributes.entry.1.value", name + "d"));
    }

    [Theory]
    [InlineData("AttributeName", "Colour", "red")]
    [InlineData("RedrivePolicy: invalid JSON. Attribute maxReceiveCount is unknown.", "RedrivePolicy", $$"""{"deadLetterTargetArn":"{{QueueArn}}","maxReceiveCount":3}""")]
    [InlineData("RedrivePolicy: deadLetterTargetArn is an invalid arn", "RedrivePolicy", """{"deadLetterTargetArn":42}""")]
    [InlineData("RedrivePolicy: deadLetterTargetArn is an invalid arn", "RedrivePolicy", "[1, 2]")]
    public async Task A_subscriptions_attribute_is_refused_when_subscribing_and_later(string reason, string name, string value)
    {
        Assert.Equal(
            $"400 InvalidParameter: Invalid parameter: Attributes Reason: {reason}",
            await Sns.Fail("Subscribe", "TopicArn", Arn, "Protocol", "sqs", "Endpoint", QueueArn, "Attributes.entry.1.key", name, "Attributes.entry.1.value", value));

        var subscription = SnsCalls.Text(await Sns.Succeed("Subscribe", "TopicArn", Arn, "Protocol", "sqs", "Endpoint", QueueArn), "SubscriptionArn")!;
        Assert.Equal(
            $"400 InvalidParameter: Invalid parameter: {reason}",
            await Sns.Fail("SetSubscriptionAttributes", "SubscriptionArn", subscription, "AttributeName", name, "AttributeValue", value));
    }

    [Fact]
    public async Task A_replay_is_refused_because_topics_keep_no_archive_here() => Assert.Contains(
        "ReplayPolicy is not simulated",
        await Sns.Fail("Subscribe", "TopicArn", FifoArn, "Protocol", "sqs", "Endpoint", QueueArn, "Attributes.entry.1.key", "ReplayPolicy", "Attributes.entry.1.value", "{}"));

    [Fact]
    public async Task A_topic_with_an_archive_policy_is_not_deleted_before_the_policy_is()
    {
        await Sns.Succeed("SetTopicAttributes", "TopicArn", FifoArn, "AttributeName", "ArchivePolicy", "AttributeValue", """{"MessageRetentionPeriod":"30"}""");
        Assert.Equal("400 InvalidState: Invalid state: Cannot delete a topic with an ArchivePolicy", await Sns.Fail("DeleteTopic", "TopicArn", FifoArn));

        // An empty text does not take it away.
        Assert.StartsWith("400 InvalidParameter: Invalid parameter: ArchivePolicy: ", await Sns.Fail("SetTopicAttributes", "TopicArn", FifoArn, "AttributeName", "ArchivePolicy", "AttributeValue", ""));
        await Sns.Succeed("SetTopicAttributes", "TopicArn", FifoArn, "AttributeName", "ArchivePolicy", "AttributeValue", "{}");
        Assert.DoesNotContain("ArchivePolicy", SnsCalls.Map(await Sns.Succeed("GetTopicAttributes", "TopicArn", FifoArn)).Keys);
        await Sns.Succeed("DeleteTopic", "TopicArn", FifoArn);
        await Sns.Succeed("DeleteTopic", "TopicArn", FifoArn);
    }

    [Fact]
    public async Task A_signed_GET_is_a_request_too()
    {
        using var response = await SignedCall.SendAsync(served!.Url, "sns", HttpMethod.Get, "/?Action=ListTopics&Version=2010-03-31", [], "text/plain");

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Contains($"<TopicArn>{Arn}</TopicArn>", await response.Content.ReadAsStringAsync());
    }
}
