using Pulumi;
using Pulumi.Testing;
using Xunit;

namespace Tests.Offline;

// The configuration comes through an environment variable, which belongs to the whole process: this collection does
// not run beside others.
[CollectionDefinition(nameof(ProcessEnvironment), DisableParallelization = true)]
public class ProcessEnvironment;

[Collection(nameof(ProcessEnvironment))]
public class ConfigTests
{
    private const string Text = """
        {
          "project:name": "x", "project:on": "true", "project:off": "false", "project:count": "7", "project:ratio": "1.5",
          "project:item": "{\"Name\":\"n\"}", "project:list": [1, 2], "project:config:old": "kept", "aws:region": "eu-west-1"
        }
        """;

    private sealed record Item(string Name);

    private static async Task<T> With<T>(Func<Config, T> read, string? name = null, string? json = Text)
    {
        const string variable = "PULUMI_CONFIG";
        var before = Environment.GetEnvironmentVariable(variable);
        Environment.SetEnvironmentVariable(variable, json);
        try
        {
            return await Under.Mocks(() => Task.FromResult(read(new Config(name))));
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, before);
        }
    }

    [Fact]
    public async Task Values_are_read_by_type()
    {
        Assert.Equal("x", await With(config => config.Require("name")));
        Assert.True(await With(config => config.RequireBoolean("on")));
        Assert.False(await With(config => config.GetBoolean("off")));
        Assert.Equal(7, await With(config => config.RequireInt32("count")));
        Assert.Equal(1.5, await With(config => config.RequireDouble("ratio")));
        Assert.Equal("n", await With(config => config.RequireObject<Item>("item").Name));
        Assert.Equal([1, 2], await With(config => config.RequireObject<List<int>>("list")));
    }

    [Fact]
    public async Task Without_a_name_it_is_the_project_s()
    {
        Assert.Equal("eu-west-1", await With(config => config.Require("region"), "aws"));
        Assert.Equal("x", await With(config => config.Require("name"), "project:config"));
        Assert.Equal("kept", await With(config => config.Require("old")));
    }

    [Fact]
    public async Task What_is_not_there_is_null()
    {
        Assert.Null(await With(config => config.Get("absent")));
        Assert.Null(await With(config => config.GetInt32("absent")));
        Assert.Null(await With(config => config.GetObject<Item>("absent")));
        Assert.Null(await With(config => config.GetSecret("absent")));
        Assert.Null(await With(config => config.GetSecretBoolean("absent")));
        Assert.Null(await With(config => config.Get("name"), json: null));
    }

    [Fact]
    public async Task Secrets_are_secret_outputs()
    {
        Assert.True(await await With(config => Output.IsSecretAsync(config.RequireSecret("name"))));
        Assert.True(await await With(config => Output.IsSecretAsync(config.GetSecretInt32("count")!)));
        Assert.True(await await With(config => Output.IsSecretAsync(config.RequireSecretObject<Item>("item"))));
    }

    [Fact]
    public async Task A_missing_value_says_how_to_set_it()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => With(config => config.Require("absent")));

        Assert.Equal(
            "Missing Required configuration variable 'project:absent'\n"
            + "\tplease set a value using the command `pulumi config set project:absent <value>`",
            failure.Message);
    }

    [Theory]
    [InlineData("Boolean")]
    [InlineData("Int32")]
    [InlineData("Double")]
    public async Task A_value_of_another_type_is_refused(string type)
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => With(config => type switch
        {
            "Boolean" => (object)config.RequireBoolean("name"),
            "Int32" => config.RequireInt32("name"),
            _ => config.RequireDouble("name"),
        }));

        Assert.Equal($"Configuration 'project:name' value 'x' is not a valid {type}", failure.Message);
    }

    [Fact]
    public async Task An_object_that_is_no_json_is_refused()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => With(config => config.RequireObject<Item>("name")));

        Assert.Equal($"Configuration 'project:name' value 'x' is not a valid {typeof(Item).FullName}", failure.Message);
    }

    [Fact]
    public void Outside_of_a_deployment_there_is_no_configuration()
        => Assert.Throws<InvalidOperationException>(() => new Config());

    [Fact]
    public async Task The_deployment_knows_its_project_stack_and_organization()
    {
        var options = new TestOptions { ProjectName = "p", StackName = "s", OrganizationName = "o", IsPreview = true };
        var seen = await Under.Mocks(
            () => Task.FromResult((
                Deployment.Instance.ProjectName,
                Deployment.Instance.StackName,
                Deployment.Instance.OrganizationName,
                Deployment.Instance.IsDryRun)),
            options);

        Assert.Equal(("p", "s", "o", true), seen);
    }
}
