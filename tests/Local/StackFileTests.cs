using Local;
using Local.Declaration;

namespace Tests.Local;

public sealed class StackFileTests
{
    [Fact]
    public void An_unknown_stack_is_refused_with_the_ones_there_are()
    {
        using var folder = new StackFolder("config: {}", stack: "dev");

        var error = Assert.Throws<UsageException>(() => StackFile.Read(folder.Path, "dve"));

        Assert.Contains("There is no stack `dve`", error.Message);
        Assert.Contains("Did you mean `dev`?", error.Message);
    }

    [Fact]
    public void Broken_YAML_is_refused_with_its_line()
    {
        using var folder = new StackFolder("config:\n  infra:topics: {\n");

        var error = Assert.Throws<UsageException>(() => StackFile.Read(folder.Path, "test"));

        Assert.StartsWith("Pulumi.test.yaml, line ", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_list_in_place_of_the_settings_is_refused()
    {
        using var folder = new StackFolder("config:\n  - a\n");

        Assert.Contains("must be a map of settings", Assert.Throws<UsageException>(() => StackFile.Read(folder.Path, "test")).Message);
    }

    [Theory]
    [InlineData("config:\n  infra:topics:\n    ? [a]\n    : b\n", "a key of the settings must be a plain text")]
    [InlineData("config:\n  ? [a]\n  : b\n", "a key of the settings must be a plain text")]
    [InlineData("config:\n  infra:topics: &a { users: *a }\n", "does an alias point back to where it stands?")]
    [InlineData("config:\n  infra:topics: {}\n  infra:topics: {}\n", "Duplicate key infra:topics")]
    [InlineData("- a\n", "must be a map of keys and values")]
    public void YAML_that_is_no_settings_is_refused(string yaml, string part)
    {
        using var folder = new StackFolder(yaml);

        var error = Assert.Throws<UsageException>(() => StackFile.Read(folder.Path, "test"));

        Assert.Contains(part, error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Structured_values_are_JSON_and_plain_ones_their_text()
    {
        using var folder = new StackFolder("config:\n  aws:region: us-west-2\n  infra:a: { n: 3, s: '3', b: true, l: [x], e: }\n  short: 5\n");

        var file = StackFile.Read(folder.Path, "test");

        Assert.Equal("us-west-2", file.Region);
        Assert.Equal("""{"n":3,"s":"3","b":true,"l":["x"],"e":null}""", file.Config["infra:a"]);
        Assert.Equal("5", file.Config["infra:short"]);
    }

    [Fact]
    public void Defaults_come_from_the_project()
    {
        using var folder = new StackFolder("config: {}");

        Assert.Equal("eu-west-1", StackFile.Read(folder.Path, "test").Region);
    }

    [Fact]
    public void An_encrypted_value_is_never_shown()
    {
        using var folder = new StackFolder("config:\n  infra:token:\n    secure: AAABAFyh\n");

        Assert.Equal("[encrypted]", StackFile.Read(folder.Path, "test").Config["infra:token"]);
    }
}
