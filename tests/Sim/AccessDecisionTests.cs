using Sim;
using Sim.Policies;

namespace Tests.Sim;

public sealed class AccessDecisionTests
{
    private const string Account = "123456789012";
    private const string Queue = "arn:aws:sqs:eu-west-1:123456789012:orders";
    private const string Topic = "arn:aws:sns:eu-west-1:123456789012:orders";
    private const string Role = "arn:aws:iam::123456789012:role/consumer";

    private const string QueuePolicy = $$"""
        { "Version": "2012-10-17", "Statement": [
          { "Sid": "OnlyTls", "Effect": "Deny", "Principal": "*", "Action": "sqs:*", "Resource": "{{Queue}}", "Condition": { "Bool": { "aws:SecureTransport": "false" } } },
          { "Sid": "Topic", "Effect": "Allow", "Principal": { "Service": "sns.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "{{Queue}}",
            "Condition": { "ArnEquals": { "aws:SourceArn": "{{Topic}}" }, "StringEquals": { "aws:SourceAccount": "{{Account}}" } } }
        ] }
        """;

    private static readonly AccessRequest FromTopic = new()
    {
        Principal = "sns.amazonaws.com",
        Action = "sqs:SendMessage",
        Resource = Queue,
        Context = new Dictionary<string, string> { ["aws:SourceArn"] = Topic, ["AWS:SourceAccount"] = Account, ["aws:SecureTransport"] = "true" },
    };

    [Fact]
    public void A_topic_may_send_what_the_queue_s_policy_lets_it()
    {
        var decision = Decide(FromTopic, QueuePolicy);

        Assert.True(decision.IsAllowed);
        Assert.Equal("statement `Topic` of the queue's policy", decision.Reason);
    }

    [Fact]
    public void Another_topic_may_not_and_the_nearest_statement_says_why()
    {
        var decision = Decide(FromTopic with { Context = new Dictionary<string, string> { ["aws:SourceArn"] = Topic + "-other", ["aws:SourceAccount"] = Account } }, QueuePolicy);

        Assert.False(decision.IsAllowed);
        Assert.Equal(
            $"no statement of the queue's policy allows sqs:SendMessage on {Queue} for sns.amazonaws.com; nearest is statement `Topic`: "
            + $"ArnEquals aws:SourceArn asks for {Topic}, is {Topic}-other", decision.Reason);
    }

    [Fact]
    public void A_queue_without_a_policy_takes_nothing_from_a_service() =>
        Assert.Equal($"no policy allows sqs:SendMessage on {Queue} for sns.amazonaws.com: the resource has no policy", Decide(FromTopic, null).Reason);

    [Fact]
    public void A_denial_goes_before_every_permission()
    {
        var decision = Decide(FromTopic with { Context = new Dictionary<string, string>(FromTopic.Context) { ["aws:SecureTransport"] = "false" } }, QueuePolicy);

        Assert.Equal((false, "statement `OnlyTls` of the queue's policy denies sqs:SendMessage"), (decision.IsAllowed, decision.Reason));
    }

    [Fact]
    public void A_role_of_the_account_needs_one_side_only()
    {
        var receive = FromTopic with { Principal = Role, Action = "sqs:ReceiveMessage" };

        Assert.True(Decide(receive, QueuePolicy, Allowing("sqs:Receive*", Queue)).IsAllowed);
        Assert.Contains("its resource is", Decide(receive, QueuePolicy, Allowing("sqs:ReceiveMessage", Queue + "-other")).Reason);
        Assert.Contains("the caller has none", Decide(receive, null).Reason);
    }

    [Fact]
    public void A_role_of_another_account_needs_both()
    {
        const string Partner = "arn:aws:iam::210987654321:role/partner";
        var send = FromTopic with { Principal = Partner };
        var opened = QueuePolicy.Replace("\"Service\": \"sns.amazonaws.com\"", "\"AWS\": \"arn:aws:iam::210987654321:root\"");

        Assert.True(Decide(send, opened, Allowing("sqs:SendMessage", "*")).IsAllowed);
        Assert.False(Decide(send, opened).IsAllowed);
        Assert.False(Decide(send, QueuePolicy, Allowing("sqs:SendMessage", "*")).IsAllowed);
    }

    [Theory]
    [InlineData("StringEquals", "a", "a", true)]
    [InlineData("StringEquals", "a", "A", false)]
    [InlineData("StringEquals", "a", null, false)]
    [InlineData("StringEqualsIfExists", "a", null, true)]
    [InlineData("StringNotEquals", "a", "b", true)]
    [InlineData("StringNotEquals", "a", null, true)]
    [InlineData("StringEqualsIgnoreCase", "a", "A", true)]
    [InlineData("StringLike", "a*c?", "abbbcd", true)]
    [InlineData("StringNotLike", "a*", "abc", false)]
    [InlineData("ArnLike", "arn:aws:sns:*:123456789012:or*", "arn:aws:sns:eu-west-1:123456789012:orders", true)]
    [InlineData("ArnLike", "arn:aws:sns:*:orders", "arn:aws:sns:eu-west-1:123456789012:orders", false)]
    [InlineData("Bool", "true", "True", true)]
    [InlineData("Null", "true", null, true)]
    [InlineData("Null", "true", "a", false)]
    [InlineData("NumericLessThan", "10", "9", true)]
    [InlineData("NumericGreaterThanEquals", "10", "9", false)]
    public void A_condition_holds_as_iam_says(string operatorName, string wanted, string? value, bool holds)
    {
        var policy = $$"""{ "Statement": { "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*", "Condition": { "{{operatorName}}": { "aws:key": "{{wanted}}" } } } }""";
        var context = value is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["aws:Key"] = value };

        Assert.Equal(holds, Decide(FromTopic with { Context = context }, policy).IsAllowed);
    }

    [Theory]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Principal": "*", "NotAction": "sqs:DeleteQueue", "Resource": "*" } }""", true)]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Principal": "*", "NotAction": "sqs:Send*", "Resource": "*" } }""", false)]
    [InlineData("""{ "Statement": { "Effect": "Allow", "NotPrincipal": { "Service": "sns.amazonaws.com" }, "Action": "*", "Resource": "*" } }""", false)]
    [InlineData("""{ "Statement": { "Effect": "Allow", "Principal": "*", "Action": "SQS:sendmessage", "NotResource": "arn:*:other" } }""", true)]
    [InlineData("""{ "Statement": [] }""", false)]
    public void What_a_statement_leaves_out_is_left_out(string policy, bool isAllowed) => Assert.Equal(isAllowed, Decide(FromTopic, policy).IsAllowed);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("{}")]
    [InlineData("""{ "Statement": [ { "Effect": "Perhaps", "Action": "*" } ] }""")]
    [InlineData("""{ "Statement": [ { "Effect": "Allow", "Action": { } } ] }""")]
    public void What_is_no_policy_is_refused(string json) =>
        Assert.Equal("MalformedPolicyDocument", Assert.Throws<AwsError>(() => PolicyDocument.Parse("the policy", json)).Code);

    [Fact]
    public void A_condition_that_is_not_evaluated_is_refused_by_name() => Assert.Contains(
        "IpAddress", Assert.Throws<NotSimulatedException>(() => PolicyDocument.Parse("the policy", """{ "Statement": { "Effect": "Allow", "Action": "*", "Condition": { "IpAddress": { "aws:SourceIp": "10.0.0.0/8" } } } }""")).Message);

    private static PolicyDocument Allowing(string action, string resource) => PolicyDocument.Parse(
        "the role's policy", $$"""{ "Statement": { "Effect": "Allow", "Action": "{{action}}", "Resource": "{{resource}}" } }""");

    private static AccessDecision Decide(AccessRequest request, string? policy, params PolicyDocument[] identity) => AccessDecision.Of(
        request, policy is null ? null : PolicyDocument.Parse("the queue's policy", policy), identity, Account);
}
