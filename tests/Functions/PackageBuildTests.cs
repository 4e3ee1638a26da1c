using System.IO.Compression;
using System.Text;
using Tests.House;
using Xunit;

namespace Tests.Functions;

[Collection(PackageBuildsCollection.Name)]
public sealed class PackageBuildTests(PackageBuilds builds)
{
    private static readonly string[] Functions = [.. Repository.Files("*.csproj")
        .Where(project => Repository.Text(project).Contains("<IsFunction>true</IsFunction>")).Select(project => Path.GetFileNameWithoutExtension(project)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Two_builds_in_two_folders_give_identical_packages()
    {
        var packages = Functions.Select(function => function + ".zip").ToArray();

        Assert.Equal(packages, Directory.GetFiles(builds.One.Packages).Select(package => Path.GetFileName(package)).Order());
        Assert.All(packages, package => Assert.Equal(
            File.ReadAllBytes(Path.Combine(builds.One.Packages, package)), File.ReadAllBytes(Path.Combine(builds.Other.Packages, package))));
    }

    [Fact]
    public void A_package_holds_the_function_what_it_depends_on_and_what_starts_it() => Assert.All(Functions, function =>
    {
        using var package = ZipFile.OpenRead(Path.Combine(builds.One.Packages, function + ".zip"));
        // A producer needs no database, and does not carry its client.
        string[] own = function switch
        {
            "Ingest" => ["Publishing.dll"],
            // Of its library of names nothing is left after trimming: constants.
            "Outbox" => ["AWSSDK.DynamoDBv2.dll", "Publishing.dll", "Tables.dll"],
            _ => ["AWSSDK.DynamoDBv2.dll", "AWSSDK.SQS.dll", "Consuming.dll", "Tables.dll"],
        };
        string[] expected =
        [
            "AWSSDK.Core.dll",
            "Calls.dll",
            "CloudNative.CloudEvents.SystemTextJson.dll",
            "CloudNative.CloudEvents.dll",
            "Events.dll",
            "Logging.dll",
            "Microsoft.Extensions.Logging.Abstractions.dll",
            $"{function}.deps.json",
            $"{function}.dll",
            $"{function}.runtimeconfig.json",
            .. own,
            ];

        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            package.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
    });

    /// <summary>So that no update of a package brings back what was cut, unseen: bench/RESULTS.md has both sizes.</summary>
    [Fact]
    public void The_package_of_a_consumer_is_smaller_than_its_Node_counterpart() =>
        Assert.InRange(new FileInfo(Path.Combine(builds.One.Packages, "OrderProjection.zip")).Length, 1, 173_000);

    [Fact]
    public void No_package_knows_where_it_was_built() => Assert.All(Functions, function =>
    {
        using var package = ZipFile.OpenRead(Path.Combine(builds.One.Packages, function + ".zip"));

        Assert.All(package.Entries, entry =>
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            Assert.DoesNotContain(builds.One.Folder, Encoding.UTF8.GetString(content.ToArray()), StringComparison.Ordinal);
            Assert.DoesNotContain(builds.One.Folder, Encoding.Unicode.GetString(content.ToArray()), StringComparison.Ordinal);
        });
    });
}
