using Xunit;

namespace Tests.Functions;

/// <summary>All tests of the built packages, so that these are built once.</summary>
[CollectionDefinition(Name)]
public sealed class PackageBuildsCollection : ICollectionFixture<PackageBuilds>
{
    public const string Name = "package builds";
}
