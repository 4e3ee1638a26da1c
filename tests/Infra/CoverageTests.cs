using Events;
using Infra.Settings;

namespace Tests.Infra;

/// <summary>What becomes of event types that nobody takes; the words of a refusal are in Refused/.</summary>
public sealed class CoverageTests
{
    private const string Some = """{"mail":{"takes":["user.signed-up"],"function":"WelcomeEmail"}}""";
    private const string AllUsers = """{"mail":{"takes":["user.signed-up","user.deleted"],"function":"WelcomeEmail"}}""";
    private const string UnderConditions =
        """{"mail":{"takes":["user.signed-up","user.deleted"],"where":{"userId":[{"prefix":"a"}]},"function":"WelcomeEmail"}}""";

    [Theory]
    [InlineData(null)]
    [InlineData("report")]
    public void Unless_the_settings_refuse_them_they_are_only_reported(string? coverage) =>
        Assert.Equal(Coverage.Report, Of(coverage, Some).Coverage);

    [Theory]
    [InlineData(AllUsers)]
    [InlineData(UnderConditions)]
    public void A_stack_in_which_each_type_of_its_topics_has_a_consumer_is_accepted(string consumers) =>
        // Nobody takes an order, but there is no topic for orders either.
        Assert.Equal(Coverage.Refuse, Of("refuse", consumers).Coverage);

    [Fact]
    public void One_that_leaves_a_type_is_refused()
    {
        var refused = Assert.Throws<SettingsException>(() => Of("refuse", Some));

        var failure = Assert.Single(refused.Failures);
        Assert.Contains("nobody takes `user.deleted`", failure);
        Assert.Contains("of the topic `users`", failure);
    }

    [Fact]
    public void A_consumer_that_is_refused_itself_is_not_counted_as_missing()
    {
        var refused = Assert.Throws<SettingsException>(() => Of("refuse", """{"mail":{"takes":["user.signed-up","user.deleted"],"function":"Nobody"}}"""));

        Assert.DoesNotContain(refused.Failures, failure => failure.Contains("infra:coverage", StringComparison.Ordinal));
    }

    /// <summary>All that there is, whatever somebody has added to the catalog.</summary>
    private static string OfUsers { get; } =
        string.Join(',', EventCatalog.All.Where(type => type.Topic == "users").Select(type => $"\"{type.Name}\""));

    private static StackSettings Of(string? coverage, string consumers)
    {
        var config = new Dictionary<string, string> { ["infra:topics"] = """{"users":{}}""", ["infra:consumers"] = consumers.Replace("\"user.signed-up\",\"user.deleted\"", OfUsers) };
        if (coverage is not null)
        {
            config["infra:coverage"] = coverage;
        }

        return StackSettings.Of(config, "test");
    }
}
