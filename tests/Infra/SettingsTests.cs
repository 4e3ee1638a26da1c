using Infra.Settings;
using Local.Declaration;
using Tests.Local;

namespace Tests.Infra;

public sealed class SettingsTests
{
    private const string Topics = "  infra:topics:\n    users: {}\n    orders: {}\n";

    [Fact]
    public async Task A_consumer_falls_back_to_the_stacks_defaults_and_then_to_the_built_in_ones()
    {
        using var folder = new StackFolder(
            $"config:\n{Topics}  infra:defaults:\n    maxReceiveCount: 7\n  infra:consumers:\n    mail: {{ takes: [user.signed-up], function: WelcomeEmail }}\n");

        var declared = await DeclaredStack.DeclareAsync(StackFile.Read(folder.Path, "test"));

        var queue = Assert.Single(declared.Resources, resource => resource is { Type: "aws:sqs/queue:Queue", Name: "mail" });
        Assert.Contains("\"maxReceiveCount\":7", queue.Text("redrivePolicy"));
        Assert.Equal(180, queue.Integer("visibilityTimeoutSeconds"));
    }
}
