using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;
using Xunit;

namespace Tests.Offline;

public class AssetTests
{
    public static TheoryData<AssetOrArchive> All =>
    [
        new FileAsset("a.txt"),
        new StringAsset("text"),
        new RemoteAsset("https://example.org/a"),
        new FileArchive("a.zip"),
        new RemoteArchive("https://example.org/a.zip"),
        new AssetArchive(new Dictionary<string, AssetOrArchive> { ["a"] = new StringAsset("x"), ["b"] = new FileArchive("b") }),
    ];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Assets_and_archives_reach_the_mock_and_come_back_as_what_they_are(AssetOrArchive given)
    {
        var mocks = new RecordingMocks();
        Bucket bucket = null!;
        await Under.Mocks(mocks, () => bucket = new Bucket("b", new BucketArgs { Source = given }));

        Assert.IsType(given.GetType(), mocks.Of("b").Inputs["source"]);
        Assert.IsType(given.GetType(), await OutputUtilities.GetValueAsync(bucket.Source));
    }

    [Fact]
    public async Task Arguments_without_a_class_take_outputs_of_assets()
    {
        var mocks = new RecordingMocks();
        var args = new DictionaryResourceArgs(ImmutableDictionary<string, object?>.Empty
            .Add("code", Output.Create<Archive>(new FileArchive("x")))
            .Add("n", 1));
        await Under.Mocks(mocks, () => new CustomResource("test:index:Code", "c", args, new CustomResourceOptions()));

        Assert.IsType<FileArchive>(mocks.Of("c").Inputs["code"]);
        Assert.Equal(1.0, mocks.Of("c").Inputs["n"]);
    }

    [Fact]
    public void Arguments_without_a_class_are_checked_at_once()
    {
        var failure = Assert.Throws<InvalidOperationException>(() =>
            new DictionaryResourceArgs(ImmutableDictionary<string, object?>.Empty.Add("when", TimeSpan.Zero)));

        Assert.StartsWith("dictionary contains invalid type System.TimeSpan. Allowed types are:", failure.Message);
    }
}
