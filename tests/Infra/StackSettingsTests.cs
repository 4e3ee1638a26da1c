using Infra.Settings;

namespace Tests.Infra;

public sealed class StackSettingsTests
{
    [Theory]
    [InlineData("dev", null, false)]
    [InlineData("staging", null, true)]
    [InlineData("dev", "true", true)]
    [InlineData("staging", "false", false)]
    [InlineData("dev", "auto", false)]
    public void What_holds_messages_is_protected_outside_dev_unless_the_settings_say_otherwise(string stack, string? setting, bool expected) =>
        Assert.Equal(expected, Of(stack, ("infra:protect", setting)).Protect);

    [Theory]
    [InlineData("prod")]
    [InlineData("production")]
    public void In_production_somebody_must_hear_of_alarms(string stack)
    {
        var refused = Assert.Throws<SettingsException>(() => Of(stack));

        Assert.Equal(
            "infra:alerts has no subscriber: in production somebody must hear of alarms. Set emails: [name@example.com] or https: [https://...].",
            Assert.Single(refused.Failures));
        Assert.False(Of(stack, ("infra:alerts", """{"https":["https://example.com/hook"]}""")).Alerts.People.IsEmpty);
    }

    /// <summary>Nothing would ever move its alias: new versions would get no traffic.</summary>
    [Fact]
    public void A_traffic_shift_of_every_consumer_is_none_of_the_ingest_function() => Assert.Null(Of(
        "dev", ("infra:ingest", """{"enabled":true}"""), ("infra:defaults", """{"shift":{"canary":{"percent":10,"interval":"5m"}}}""")).Ingest!.Function.Shift);

    [Fact]
    public void No_message_shows_a_secret()
    {
        var refused = Assert.Throws<SettingsException>(() => StackSettings.Of(
            new Dictionary<string, string>
            {
                ["infra:topics"] = """{"users":{}}""",
                ["infra:alerts"] = """{"https":["http://example.com/hush-hush"],"emails":"hush-hush"}""",
            },
            "test",
            ["infra:alerts"]));

        Assert.Equal(2, refused.Failures.Count);
        Assert.DoesNotContain("hush", refused.Message);
    }

    [Fact]
    public void Endpoints_are_as_secret_as_the_setting_they_stand_in()
    {
        var config = new Dictionary<string, string>
        {
            ["infra:topics"] = """{"users":{}}""", ["infra:alerts"] = """{"https":["https://example.com/hook"]}""",
        };

        Assert.True(StackSettings.Of(config, "test", ["infra:alerts"]).Alerts.People.AreSecret);
        Assert.False(StackSettings.Of(config, "test").Alerts.People.AreSecret);
    }

    [Fact]
    public void An_ingest_function_is_there_when_it_is_enabled()
    {
        Assert.Null(Of("test").Ingest);
        Assert.Null(Of("test", ("infra:ingest", "{}")).Ingest);
        Assert.Equal("Ingest", Of("test", ("infra:ingest", """{"enabled":true}""")).Ingest?.Function.Package);
    }

    [Fact]
    public void A_consumer_may_take_events_of_several_topics()
    {
        var settings = Of("test", ("infra:topics", """{"users":{},"orders":{}}"""), ("infra:consumers",
            """{"audit":{"takes":["user.signed-up","order.placed"],"function":"WelcomeEmail"}}"""));

        Assert.All(settings.Topics, topic => Assert.Equal("audit", Assert.Single(topic.Consumers).Name));
        Assert.Equal("order.placed", Assert.Single(Assert.Single(settings.Topics[1].Taken).Types).Name);
    }

    [Fact]
    public void A_queue_is_as_its_topic_is()
    {
        var settings = Of("test", ("infra:topics", """{"users":{"fifo":{"deduplication":"content","throughput":"high"}}}"""), ("infra:consumers",
            """{"mail":{"takes":["user.signed-up"],"function":"WelcomeEmail"}}"""));

        Assert.Equal(new FifoSettings(ContentBasedDeduplication: true, HighThroughput: true), Assert.Single(settings.Consumers).Queue!.Fifo);
    }

    private static StackSettings Of(string stack, params (string Key, string? Value)[] more)
    {
        var config = new Dictionary<string, string> { ["infra:topics"] = """{"users":{}}""" };
        foreach (var (key, value) in more.Where(entry => entry.Value is not null))
        {
            config[key] = value!;
        }

        return StackSettings.Of(config, stack);
    }
}
