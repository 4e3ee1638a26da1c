using Local.Declaration;

namespace Tests.Policies.Iam;

/// <summary>The evaluator itself: a sentence that it answers wrongly would prove nothing.</summary>
public sealed class PolicyTests
{
    private const string Topic = "arn:aws:sns:eu-west-1:123456789012:users";
    private const string Queue = "arn:aws:sqs:eu-west-1:123456789012:mail";

    private const string TopicSends = """
        { "Sid": "Send", "Effect": "Allow", "Principal": { "Service": "sns.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:123456789012:mail",
          "Condition": { "ArnEquals": { "aws:SourceArn": "arn:aws:sns:eu-west-1:123456789012:users" }, "StringEquals": { "aws:SourceAccount": "123456789012" } } }
        """;

    private const string TlsOnly = """
        { "Sid": "TlsOnly", "Effect": "Deny", "Principal": "*", "Action": "sqs:*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } }
        """;

    [Fact]
    public void What_a_statement_names_is_allowed() =>
        Assert.Equal(Verdict.Allowed, Parse(TopicSends).Decide(AccessRequest.OfService("sns.amazonaws.com", "sqs:SendMessage", Queue, Topic)));

    [Fact]
    public void An_explicit_deny_wins() =>
        Assert.Equal(
            Verdict.Denied,
            Parse(TopicSends, TlsOnly).Decide(AccessRequest.OfService("sns.amazonaws.com", "sqs:SendMessage", Queue, Topic).With("aws:SecureTransport", "false")));

    [Theory]
    [InlineData("sqs.amazonaws.com", "sqs:SendMessage", Queue, Topic)]
    [InlineData("sns.amazonaws.com", "sqs:ReceiveMessage", Queue, Topic)]
    [InlineData("sns.amazonaws.com", "sqs:SendMessage", Queue + "s", Topic)]
    [InlineData("sns.amazonaws.com", "sqs:SendMessage", Queue, Topic + "2")]
    [InlineData("sns.amazonaws.com", "sqs:SendMessage", Queue, "arn:aws:sns:eu-west-1:999999999999:users")]
    public void What_no_statement_names_is_not_allowed(string service, string action, string queue, string topic) =>
        Assert.Equal(Verdict.Silent, Parse(TopicSends, TlsOnly).Decide(AccessRequest.OfService(service, action, queue, topic)));

    [Fact]
    public void A_condition_on_what_the_request_does_not_say_does_not_hold() =>
        Assert.Equal(Verdict.Silent, Parse(TopicSends).Decide(new AccessRequest(Caller.Service("sns.amazonaws.com"), "sqs:SendMessage", Queue)));

    [Fact]
    public void An_account_stands_for_its_roles_and_no_others()
    {
        var policy = Parse("""{ "Sid": "Use", "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::123456789012:root" }, "Action": "kms:*", "Resource": "*" }""");

        Assert.Equal(Verdict.Allowed, policy.Decide(AccessRequest.OfRole("arn:aws:iam::123456789012:role/mail", "kms:Decrypt", "any")));
        Assert.Equal(Verdict.Silent, policy.Decide(AccessRequest.OfRole("arn:aws:iam::999999999999:role/mail", "kms:Decrypt", "any")));
    }

    [Theory]
    [InlineData("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:*", true)]
    [InlineData("arn:aws:cloudwatch:*:123456789012:alarm:a?e", true)]
    [InlineData("arn:aws:cloudwatch:*:alarm:age", false)]
    public void A_wildcard_in_an_ARN_stays_within_its_part(string pattern, bool matches)
    {
        var policy = Parse($$"""
            { "Sid": "Like", "Effect": "Allow", "Principal": "*", "Action": "sns:Publish", "Resource": "*", "Condition": { "ArnLike": { "aws:SourceArn": "{{pattern}}" } } }
            """);
        var request = AccessRequest.OfService("cloudwatch.amazonaws.com", "sns:Publish", "any", "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:age");

        Assert.Equal(matches ? Verdict.Allowed : Verdict.Silent, policy.Decide(request));
    }

    private static Policy Parse(params string[] statements) => Policy.Parse(
        new RecordedResource
        {
            Type = AwsType.QueuePolicy, Name = "mail", Urn = "mail", Parent = null, IsCustom = true, Protect = false, Dependencies = [],
            FormerUrns = [], Secrets = SecretParts.None, Id = "mail",
            Inputs = System.Collections.Immutable.ImmutableDictionary<string, object>.Empty,
            Outputs = System.Collections.Immutable.ImmutableDictionary<string, object>.Empty,
        },
        $$"""{ "Version": "2012-10-17", "Statement": [{{string.Join(',', statements)}}] }""");
}
