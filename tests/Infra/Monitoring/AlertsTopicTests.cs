using Infra.Monitoring;
using Infra.Settings;

namespace Tests.Infra.Monitoring;

public sealed class AlertsTopicTests
{
    [Fact]
    public async Task Only_this_accounts_alarms_publish_and_only_over_tls()
    {
        var aws = await MockedAws.DeclareAsync(() => _ = new AlertsTopic("people", AlertSubscribers.None, MonitoringSamples.Placement));

        Assert.Equal("arn:key", aws.Inputs("aws:sns/topic:Topic", "people")["kmsMasterKeyId"]);
        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Sid":"AlarmsPublish","Effect":"Allow","Principal":{"Service":"cloudwatch.amazonaws.com"},"Action":"sns:Publish","Resource":"arn:people","Condition":{"StringEquals":{"aws:SourceAccount":"123456789012"},"ArnLike":{"aws:SourceArn":"arn:aws:cloudwatch:eu-west-1:123456789012:alarm:*"}}},{"Sid":"TlsOnly","Effect":"Deny","Principal":"*","Action":"sns:Publish","Resource":"arn:people","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""",
            aws.Inputs("aws:sns/topicPolicy:TopicPolicy", "people-policy")["policy"]);
    }

    [Fact]
    public async Task A_secret_url_is_in_no_resource_name()
    {
        var aws = await MockedAws.DeclareAsync(() => _ = new AlertsTopic(
            "people", new AlertSubscribers(["me@example.com"], ["https://chat.example.com/token"], AreSecret: true), MonitoringSamples.Placement));

        var subscriptions = aws.Declared.Where(resource => resource.Type == "aws:sns/topicSubscription:TopicSubscription").ToList();
        Assert.Equal(["email", "https"], subscriptions.Select(subscription => (string)subscription.Inputs["protocol"]).Order());
        Assert.DoesNotContain(aws.Declared, resource => resource.Name!.Contains("token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Delivery_logs_are_kept_encrypted_and_written_by_one_topic()
    {
        var aws = await MockedAws.DeclareAsync(() => _ = new DeliveryLogs("orders-delivery", "test-orders", TimeSpan.FromDays(14), MonitoringSamples.Placement));

        var failed = aws.Inputs("aws:cloudwatch/logGroup:LogGroup", "orders-delivery-failure");
        Assert.Equal("sns/eu-west-1/123456789012/test-orders/Failure", failed["name"]);
        Assert.Equal(14.0, failed["retentionInDays"]);
        Assert.Equal("arn:key", failed["kmsKeyId"]);
        Assert.Contains(
            "\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":\"123456789012\"}}",
            (string)aws.Inputs("aws:iam/role:Role", "orders-delivery-role")["assumeRolePolicy"]);
        Assert.Contains(
            "\"Resource\":[\"arn:orders-delivery:*\",\"arn:orders-delivery-failure:*\"]",
            (string)aws.Inputs("aws:iam/rolePolicy:RolePolicy", "orders-delivery-role-policy")["policy"]);
    }
}
