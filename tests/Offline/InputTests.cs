using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;
using Xunit;

namespace Tests.Offline;

public class InputTests
{
    private static Task<T> Value<T>(Input<T> input) => OutputUtilities.GetValueAsync(input.ToOutput());

    [Fact]
    public async Task A_list_takes_values_outputs_and_lists()
    {
        InputList<string> list = ["a", Output.Create("b")];
        list.Add("c", "d");
        list.AddRange(new[] { "e" });
        list.AddRange(Output.Create(ImmutableArray.Create("f")));

        Assert.Equal(["a", "b", "c", "d", "e", "f"], (await Value(list)).AsEnumerable());
    }

    [Fact]
    public async Task Concatenation_leaves_both_lists_alone()
    {
        InputList<int> first = [1];
        InputList<int> second = [2];

        Assert.Equal([1, 2], (await Value(first.Concat(second))).AsEnumerable());
        Assert.Equal([1], (await Value(first)).AsEnumerable());
        Assert.Equal([2], (await Value(second)).AsEnumerable());
    }

    [Fact]
    public async Task A_list_read_before_an_addition_is_complete_afterwards()
    {
        InputList<int> list = [1];
        Assert.Equal([1], (await Value(list)).AsEnumerable());
        list.Add(2);

        Assert.Equal([1, 2], (await Value(list)).AsEnumerable());
    }

    [Fact]
    public async Task A_list_is_enumerated_asynchronously_only()
    {
        InputList<int> list = [1, 2];
        var seen = new List<int>();
        await foreach (var item in list)
        {
            seen.Add(await Value(item));
        }

        Assert.Equal([1, 2], seen);
        Assert.Throws<NotSupportedException>(() => ((System.Collections.IEnumerable)list).GetEnumerator());
    }

    [Fact]
    public async Task A_map_takes_values_outputs_and_maps()
    {
        InputMap<string> map = new() { ["a"] = "1", ["b"] = Output.Create("2") };
        map.AddRange(new Dictionary<string, string> { ["c"] = "3" });

        Assert.Equal(["1", "2", "3"], (await Value(map)).OrderBy(pair => pair.Key).Select(pair => pair.Value));
    }

    [Fact]
    public async Task A_key_may_be_given_twice_with_the_same_value_only()
    {
        InputMap<string> map = new() { { "a", "1" }, { "a", "1" } };
        Assert.Equal("1", (await Value(map))["a"]);

        map.Add("a", "2");
        var failure = await Assert.ThrowsAsync<ArgumentException>(() => Value(map));
        Assert.Equal("Key 'a' already exists in the map with a different value.", failure.Message);
    }

    [Fact]
    public async Task In_merged_maps_the_second_wins()
    {
        InputMap<string> first = new() { { "a", "1" }, { "b", "1" } };
        InputMap<string> second = new() { { "b", "2" } };

        var merged = await Value(InputMap<string>.Merge(first, second));
        Assert.Equal(("1", "2"), (merged["a"], merged["b"]));
    }

    [Fact]
    public async Task A_union_input_takes_either_type()
    {
        InputUnion<string, double> text = "a";
        InputUnion<string, double> number = Output.Create(1.5);

        Assert.Equal("a", (await Value(text)).AsT0);
        Assert.Equal(1.5, (await Value(number)).AsT1);
        Assert.Throws<InvalidOperationException>(() => ((Union<string, double>)"a").AsT1);
    }

    [Fact]
    public void Unions_compare_by_value_and_type()
    {
        Union<string, int> text = "1";
        Union<string, int> number = 1;

        Assert.True(text == "1");
        Assert.True(text != number);
        Assert.Equal("one", number.Match(_ => "text", _ => "one"));
        Assert.Equal(2, number.MapT1(value => value + 1).AsT1);
    }

    [Fact]
    public async Task Json_input_takes_text()
    {
        InputJson json = """{"a":[1]}""";

        Assert.Equal(1, (await Value(json)).GetProperty("a")[0].GetInt32());
    }

    [Fact]
    public async Task A_missing_input_is_the_default_value()
    {
        Input<string>? missing = null;

        Assert.Null(await OutputUtilities.GetValueAsync(missing.ToOutput()));
        Assert.Equal("none", await OutputUtilities.GetValueAsync(missing.Apply(value => value ?? "none")));
    }
}
