using Xunit;

namespace Tests.Functions;

/// <summary>The same sources, built in two folders: what takes seconds is done once for all tests of the packages.</summary>
public sealed class PackageBuilds : IAsyncLifetime
{
    internal PackageBuild One { get; } = new("one");

    /// <summary>Deeper than the first, so that no path has the same length in both.</summary>
    internal PackageBuild Other { get; } = new("another/deeper/folder");

    public async Task InitializeAsync() => Assert.All(await Task.WhenAll(One.Run(), Other.Run()), Assert.Null);

    public Task DisposeAsync()
    {
        One.Dispose();
        Other.Dispose();
        return Task.CompletedTask;
    }
}
