using System.Text.Json;
using Infra.Components;
using Infra.Settings;

namespace Tests.Infra;

public sealed class EncryptionKeyTests
{
    [Fact]
    public async Task The_key_rotates_and_can_be_brought_back_for_30_days()
    {
        var key = (await DeclareAsync()).Inputs("aws:kms/key:Key", "events");

        Assert.Equal((true, 30.0), (key["enableKeyRotation"], key["deletionWindowInDays"]));
        Assert.Equal("alias/test-events", (await DeclareAsync()).Inputs("aws:kms/alias:Alias", "events-alias")["name"]);
    }

    [Theory]
    [InlineData("SnsDelivers", "sns.amazonaws.com")]
    [InlineData("AlarmsPublish", "cloudwatch.amazonaws.com")]
    public async Task A_service_without_which_messages_would_vanish_may_use_it_for_this_account(string sid, string service)
    {
        var statement = (await DeclareAsync()).Statements("aws:kms/key:Key", "events")[sid];

        Assert.Equal(service, statement.GetProperty("Principal").GetProperty("Service").GetString());
        Assert.Equal(["kms:Decrypt", "kms:GenerateDataKey"], MockedAws.Texts(statement.GetProperty("Action")));
        Assert.Equal("123456789012", Equal(statement).GetProperty("aws:SourceAccount").GetString());
    }

    [Fact]
    public async Task Roles_of_the_account_use_it_by_way_of_the_services_only()
    {
        var statement = (await DeclareAsync()).Statements("aws:kms/key:Key", "events")["UseThroughServices"];

        Assert.Equal("arn:aws:iam::123456789012:root", statement.GetProperty("Principal").GetProperty("AWS").GetString());
        Assert.Equal(
            ["sqs.eu-west-1.amazonaws.com", "sns.eu-west-1.amazonaws.com", "dynamodb.eu-west-1.amazonaws.com", "lambda.eu-west-1.amazonaws.com"],
            MockedAws.Texts(Equal(statement).GetProperty("kms:ViaService")));
        Assert.Equal("123456789012", Equal(statement).GetProperty("kms:CallerAccount").GetString());
    }

    [Fact]
    public async Task Nobody_else_and_no_wildcard_is_in_its_policy()
    {
        var statements = (await DeclareAsync()).Statements("aws:kms/key:Key", "events");

        Assert.Equal(["Administer", "UseThroughServices", "GrantToServices", "SnsDelivers", "AlarmsPublish", "LogsEncrypt"], statements.Keys);
        Assert.All(statements.Values.SelectMany(statement => MockedAws.Texts(statement.GetProperty("Action"))), action => Assert.DoesNotContain("*", action));
    }

    [Fact]
    public async Task Partners_who_publish_or_send_may_use_it_by_way_of_that_service()
    {
        var statements = (await DeclareAsync(ConsumerSamples.Topic with { Publishers = new Partners(["210987654321"], []) })).Statements("aws:kms/key:Key", "events");

        var partners = statements["PartnersPublish"];
        Assert.Equal("arn:aws:iam::210987654321:root", partners.GetProperty("Principal").GetProperty("AWS").GetString());
        Assert.Equal("sns.eu-west-1.amazonaws.com", Equal(partners).GetProperty("kms:ViaService").GetString());
    }

    private static JsonElement Equal(JsonElement statement) => statement.GetProperty("Condition").GetProperty("StringEquals");

    private static Task<MockedAws> DeclareAsync(TopicSettings? topic = null) => MockedAws.DeclareAsync(() => _ = new EncryptionKey(
        "events",
        new StackSettings
        {
            Topics = [topic ?? ConsumerSamples.Topic],
            Consumers = [ConsumerSamples.Consumer],
            Alerts = new AlertSettings(AlertSubscribers.None, AlertSubscribers.None),
        },
        ConsumerSamples.Placement with { KeyArn = null }));
}
