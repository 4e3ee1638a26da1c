namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>The exit code for a wrong use, here of the wrong packages.</summary>
    private const int CannotDeploy = 2;

    public static Task<int> RunAsync(Action action) => RefuseToDeployAsync();

    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => RefuseToDeployAsync();

    public static Task<int> RunAsync(Func<Task> func) => RefuseToDeployAsync();

    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null)
        => RefuseToDeployAsync();

    public static Task<int> RunAsync<TStack>()
        where TStack : Stack, new()
        => RefuseToDeployAsync();

    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack
        => RefuseToDeployAsync();

    private static async Task<int> RefuseToDeployAsync()
    {
        await Console.Error.WriteLineAsync(
            "These are the offline stand-ins for the Pulumi packages: they declare and test, they cannot deploy. "
            + "Install Pulumi, or build with -p:PulumiSdk=official.").ConfigureAwait(false);
        return CannotDeploy;
    }
}
