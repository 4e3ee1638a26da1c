namespace Tests.Local.Endpoints;

/// <summary>SNS's actions about topics; the texts are recorded answers of AWS.</summary>
public sealed class SnsTopicActionTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:sns:eu-west-1:123456789012:news";

    private ServedTestWorld? served;

    private SnsCalls Sns => new(served!.Url);

    public async Task InitializeAsync() => served = await ServedTestWorld.StartAsync();

    public async Task DisposeAsync() => await served!.DisposeAsync();

    [Fact]
    public async Task A_topic_shows_AWSs_defaults()
    {
        Assert.Equal(Arn, SnsCalls.Text(await Sns.Succeed("CreateTopic", "Name", "news"), "TopicArn"));

        var attributes = SnsCalls.Map(await Sns.Succeed("GetTopicAttributes", "TopicArn", Arn));

        Assert.Equal(
            ["DisplayName", "EffectiveDeliveryPolicy", "Owner", "Policy", "SubscriptionsConfirmed", "SubscriptionsDeleted", "SubscriptionsPending", "TopicArn"],
            attributes.Keys.Order());
        Assert.Equal("123456789012", attributes["Owner"]);
        Assert.StartsWith("""{"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[{"Sid":"__default_statement_ID",""", attributes["Policy"]);
        Assert.Equal(
            """{"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":20,"maxDelayTarget":20,"numRetries":3,"numMaxDelayRetries":0,"numNoDelayRetries":0,"numMinDelayRetries":0,"backoffFunction":"linear"},"disableSubscriptionOverrides":false,"defaultRequestPolicy":{"headerContentType":"text/plain; charset=UTF-8"}}}""",
            attributes["EffectiveDeliveryPolicy"]);
    }

    [Fact]
    public async Task A_delivery_policy_shows_what_was_given_and_what_is_in_effect()
    {
        await Sns.Succeed("CreateTopic", "Name", "news");
        await Sns.Succeed(
            "SetTopicAttributes", "TopicArn", Arn, "AttributeName", "DeliveryPolicy",
            "AttributeValue", """{"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":5,"maxDelayTarget":6,"numRetries":1}}}""");

        var attributes = SnsCalls.Map(await Sns.Succeed("GetTopicAttributes", "TopicArn", Arn));

        Assert.Equal("""{"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":5,"maxDelayTarget":6,"numRetries":1},"disableSubscriptionOverrides":false}}""", attributes["DeliveryPolicy"]);
        Assert.Contains("\"numRetries\":1,\"numMaxDelayRetries\":0", attributes["EffectiveDeliveryPolicy"]);
    }

    [Fact]
    public async Task The_same_topic_is_created_again_unless_something_differs()
    {
        await Sns.Succeed("CreateTopic", "Name", "news", "Attributes.entry.1.key", "DisplayName", "Attributes.entry.1.value", "News", "Tags.member.1.Key", "a", "Tags.member.1.Value", "1");

        await Sns.Succeed("CreateTopic", "Name", "news");
        await Sns.Succeed("CreateTopic", "Name", "news", "Attributes.entry.1.key", "FifoTopic", "Attributes.entry.1.value", "false");
        Assert.Equal(
            "400 InvalidParameter: Invalid parameter: Attributes Reason: Topic already exists with different attributes",
            await Sns.Fail("CreateTopic", "Name", "news", "Attributes.entry.1.key", "DisplayName", "Attributes.entry.1.value", "Other"));
        Assert.Equal(
            "400 InvalidParameter: Invalid parameter: Tags Reason: Topic already exists with different tags",
            await Sns.Fail("CreateTopic", "Name", "news", "Tags.member.1.Key", "b", "Tags.member.1.Value", "1"));
        Assert.Equal(
            "400 InvalidParameter: Invalid parameter: Topic Name",
            await Sns.Fail("CreateTopic", "Name", "news", "Attributes.entry.1.key", "FifoTopic", "Attributes.entry.1.value", "true"));
    }

    [Fact]
    public async Task Topics_come_by_the_hundred()
    {
        foreach (var number in Enumerable.Range(0, 120))
        {
            served!.World.CreateTopic(new() { Name = $"t{number}" });
        }

        var first = await Sns.Succeed("ListTopics");
        var second = await Sns.Succeed("ListTopics", "NextToken", SnsCalls.Text(first, "NextToken")!);

        Assert.Equal((100, 20), (SnsCalls.Texts(first, "TopicArn").Count, SnsCalls.Texts(second, "TopicArn").Count));
        Assert.Null(SnsCalls.Text(second, "NextToken"));
    }

    [Fact]
    public async Task A_deleted_topic_is_gone_and_may_be_deleted_again()
    {
        await Sns.Succeed("CreateTopic", "Name", "news");
        await Sns.Succeed("DeleteTopic", "TopicArn", Arn);
        await Sns.Succeed("DeleteTopic", "TopicArn", Arn);

        Assert.Equal("404 NotFound: Topic does not exist", await Sns.Fail("GetTopicAttributes", "TopicArn", Arn));
        Assert.Equal("400 InvalidParameter: Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1", await Sns.Fail("GetTopicAttributes", "TopicArn", "news"));
    }

    [Fact]
    public async Task A_permission_is_a_statement_of_the_policy()
    {
        await Sns.Succeed("CreateTopic", "Name", "news");
        string[] permission = ["TopicArn", Arn, "Label", "partner", "AWSAccountId.member.1", "111111111111", "ActionName.member.1", "Publish"];
        await Sns.Succeed("AddPermission", permission);

        Assert.EndsWith(
            $$$""",{"Sid":"partner","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"SNS:Publish","Resource":"{{{Arn}}}"}]}""",
            SnsCalls.Map(await Sns.Succeed("GetTopicAttributes", "TopicArn", Arn))["Policy"]);
        Assert.Equal("400 InvalidParameter: Invalid parameter: Statement already exists", await Sns.Fail("AddPermission", permission));

        await Sns.Succeed("RemovePermission", "TopicArn", Arn, "Label", "partner");
        Assert.DoesNotContain("partner", SnsCalls.Map(await Sns.Succeed("GetTopicAttributes", "TopicArn", Arn))["Policy"]);
    }

    [Fact]
    public async Task Tags_are_fifty_at_most_and_of_something_that_is_there()
    {
        await Sns.Succeed("CreateTopic", "Name", "news");
        await Sns.Succeed("TagResource", ["ResourceArn", Arn, .. Tags(50)]);
        await Sns.Succeed("TagResource", ["ResourceArn", Arn, .. Tags(1)]);

        Assert.Equal(50, SnsCalls.Texts(await Sns.Succeed("ListTagsForResource", "ResourceArn", Arn), "Key").Count);
        Assert.StartsWith("400 TagLimitExceeded:", await Sns.Fail("TagResource", "ResourceArn", Arn, "Tags.member.1.Key", "new", "Tags.member.1.Value", "v"));
        Assert.Equal("404 ResourceNotFound: Resource does not exist", await Sns.Fail("ListTagsForResource", "ResourceArn", Arn + "2"));
    }

    private static IEnumerable<string> Tags(int count) => Enumerable.Range(1, count)
        .SelectMany(number => (string[])[$"Tags.member.{number}.Key", $"k{number}", $"Tags.member.{number}.Value", "v"]);

    [Fact]
    public async Task A_data_protection_policy_has_actions_of_its_own()
    {
        const string Policy = """{"Name":"p","Version":"2021-06-01","Statement":[]}""";
        await Sns.Succeed("CreateTopic", "Name", "news");
        await Sns.Succeed("PutDataProtectionPolicy", "ResourceArn", Arn, "DataProtectionPolicy", Policy);

        Assert.Equal(Policy, SnsCalls.Text(await Sns.Succeed("GetDataProtectionPolicy", "ResourceArn", Arn), "DataProtectionPolicy"));
        Assert.DoesNotContain("DataProtectionPolicy", SnsCalls.Map(await Sns.Succeed("GetTopicAttributes", "TopicArn", Arn)).Keys);
    }

    [Fact]
    public async Task An_answer_names_its_request_in_the_body_as_in_the_header()
    {
        using var response = await SignedCall.FormAsync(served!.Url, "sns", "Action=ListTopics&Version=2010-03-31");

        Assert.Contains($"<RequestId>{Assert.Single(response.Headers.GetValues("x-amzn-RequestId"))}</RequestId>", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Another_action_is_refused_by_name() =>
        Assert.Equal("400 InvalidAction: Could not find operation Nonsense for version 2010-03-31", await Sns.Fail("Nonsense"));

    [Fact]
    public async Task What_XML_cannot_carry_is_replaced() => Assert.Equal(
        "400 InvalidParameter: Invalid parameter: Amazon SNS does not support this protocol string: a\uFFFD<b>",
        await Sns.Fail("Subscribe", "TopicArn", SnsCalls.Text(await Sns.Succeed("CreateTopic", "Name", "news"), "TopicArn")!, "Protocol", "a\u0001<b>", "Endpoint", "x"));
}
