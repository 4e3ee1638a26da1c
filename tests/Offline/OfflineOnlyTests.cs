using System.Diagnostics.CodeAnalysis;
using Pulumi;
using Xunit;

namespace Tests.Offline;

// What only the stand-ins do: the official package deploys where they refuse, and waits forever where they fail.
[Collection(nameof(ProcessEnvironment))]
public class OfflineOnlyTests
{
    [Fact]
    public async Task A_program_run_with_the_stand_ins_ends_with_one_line_and_exit_code_2()
    {
        var before = Console.Error;
        var error = new StringWriter();
        Console.SetError(error);
        int exitCode;
        try
        {
            exitCode = await Deployment.RunAsync(() => { });
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.Equal(2, exitCode);
        Assert.Equal(
            "These are the offline stand-ins for the Pulumi packages: they declare and test, they cannot deploy. "
            + "Install Pulumi, or build with -p:PulumiSdk=official." + Environment.NewLine,
            error.ToString());
    }

    [Fact]
    public async Task A_child_that_depends_on_its_own_component_fails_instead_of_waiting_for_itself()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Under.Mocks(() => new Group("g", children: group =>
            new Bucket("b", new BucketArgs { Label = group.Urn }, new CustomResourceOptions { Parent = group }))));

        Assert.Contains("Resource 'b' waits for itself", failure.Message);
    }
}
