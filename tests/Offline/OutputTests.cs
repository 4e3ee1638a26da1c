using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;
using Pulumi.Utilities;
using Xunit;

namespace Tests.Offline;

public class OutputTests
{
    private static Task<T> Value<T>(Output<T> output) => OutputUtilities.GetValueAsync(output);

    [Fact]
    public async Task Apply_takes_a_function_of_every_kind()
    {
        var output = Output.Create(20);

        Assert.Equal(21, await Value(output.Apply(value => value + 1)));
        Assert.Equal(22, await Value(output.Apply(value => Task.FromResult(value + 2))));
        Assert.Equal(23, await Value(output.Apply(value => Output.Create(value + 3))));
        Assert.Equal(24, await Value(output.Apply(value => (Input<int>)(value + 4))));
    }

    [Fact]
    public async Task Apply_waits_for_a_task_without_a_result()
    {
        var ran = false;
        await Value(Output.Create(1).Apply(async _ =>
        {
            await Task.Yield();
            ran = true;
        }));

        Assert.True(ran);
    }

    [Fact]
    public async Task An_inner_output_that_is_null_gives_the_default_value()
        => Assert.Null(await Value(Output.Create(1).Apply(_ => (Output<string>?)null)));

    [Fact]
    public async Task All_keeps_the_order()
    {
        var output = Output.All<int>(3, Output.Create(Task.Run(() => 1)), 2);

        Assert.Equal([3, 1, 2], (await Value(output)).AsEnumerable());
    }

    [Fact]
    public async Task All_of_a_sequence_of_outputs_gives_an_array()
        => Assert.Equal([0, 1, 4], (await Value(Output.All(Enumerable.Range(0, 3).Select(number => Output.Create(number * number))))).AsEnumerable());

    [Fact]
    public async Task Tuples_hold_from_two_to_eight_items()
    {
        var (text, number) = await Value(Output.Tuple(Output.Create("a"), Output.Create(1)));
        var eight = await Value(Output.Tuple<int, int, int, int, int, int, int, string>(1, 2, 3, 4, 5, 6, 7, "eight"));

        Assert.Equal(("a", 1), (text, number));
        Assert.Equal((1, 2, 3, 4, 5, 6, 7, "eight"), eight);
    }

    [Fact]
    public async Task Format_takes_plain_values_outputs_and_inputs()
    {
        Input<string> input = "in";

        Assert.Equal("out-in-1.5-", await Value(Output.Format($"{Output.Create("out")}-{input}-{1.5}-{null}")));
    }

    [Fact]
    public async Task A_secret_makes_everything_made_of_it_secret()
    {
        var secret = Output.CreateSecret("s");

        Assert.True(await Output.IsSecretAsync(secret.Apply(value => value + "!")));
        Assert.True(await Output.IsSecretAsync(Output.Create(1).Apply(_ => secret)));
        Assert.True(await Output.IsSecretAsync(Output.Tuple(secret, Output.Create(1))));
        Assert.True(await Output.IsSecretAsync(Output.All(Output.Create("plain"), secret)));
        Assert.True(await Output.IsSecretAsync(Output.Format($"a{secret}b")));
        Assert.True(await Output.IsSecretAsync(Output.CreateSecret(Output.Create(1))));
    }

    [Fact]
    public async Task Unsecret_makes_plain_again()
    {
        var plain = Output.Unsecret(Output.CreateSecret("s"));

        Assert.False(await Output.IsSecretAsync(plain));
        Assert.Equal("s", await Value(plain));
    }

    [Fact]
    public async Task An_unknown_output_is_not_applied_and_stays_unknown()
    {
        var applied = false;
        var output = OutputUtilities.CreateUnknown("?").Apply(value =>
        {
            applied = true;
            return value;
        });

        Assert.False(await OutputUtilities.GetIsKnownAsync(output));
        Assert.Null(await Value(output));
        Assert.False(applied);
    }

    [Fact]
    public async Task One_unknown_makes_the_whole_unknown()
    {
        var unknown = OutputUtilities.CreateUnknown("?");

        Assert.False(await OutputUtilities.GetIsKnownAsync(Output.All(Output.Create("a"), unknown)));
        Assert.False(await OutputUtilities.GetIsKnownAsync(Output.Tuple(Output.Create("a"), unknown)));
        Assert.False(await OutputUtilities.GetIsKnownAsync(Output.Format($"{unknown}")));
    }

    [Fact]
    public async Task A_failure_in_an_apply_is_the_failure_of_the_output()
    {
        var output = Output.Create(1).Apply(int (_) => throw new FormatException("broken"));

        var failure = await Assert.ThrowsAsync<FormatException>(() => Value(output));
        Assert.Equal("broken", failure.Message);
    }

    [Fact]
    public async Task Json_is_written_through_nested_outputs_and_keeps_their_secrecy()
    {
        var value = Output.Create(new Dictionary<string, object?>
        {
            ["a"] = Output.CreateSecret("s"),
            ["b"] = new[] { Output.Create(1) },
        });
        var json = Output.JsonSerialize(value);

        Assert.Equal("""{"a":"s","b":[1]}""", await Value(json));
        Assert.True(await Output.IsSecretAsync(json));
    }

    [Fact]
    public async Task Json_with_an_unknown_in_it_is_unknown()
    {
        var json = Output.JsonSerialize(Output.Create(new[] { OutputUtilities.CreateUnknown(1) }));

        Assert.False(await OutputUtilities.GetIsKnownAsync(json));
    }

    [Fact]
    public async Task Json_is_read_into_outputs_as_secret_as_the_text()
    {
        var read = Output.JsonDeserialize<Dictionary<string, Output<int>>>(Output.CreateSecret("""{"a":1}"""));

        Assert.True(await Output.IsSecretAsync(read));
        Assert.True(await Output.IsSecretAsync((await Value(read))["a"]));
        Assert.Equal(1, await Value((await Value(read))["a"]));
    }

    [Fact]
    public async Task Json_options_are_used()
    {
        var options = new JsonSerializerOptions { WriteIndented = false, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

        Assert.Equal("""{"name":"x"}""", await Value(Output.JsonSerialize(Output.Create(new { Name = "x" }), options)));
    }

    [Fact]
    public async Task Lists_of_outputs_can_be_reached_into()
    {
        var list = Output.Create(ImmutableArray.Create("a", "b"));

        Assert.Equal("a", await Value(list.First()));
        Assert.Equal("b", await Value(list.GetAt(1)));
        Assert.Equal(2, await Value(list.Length()));
    }

    [Fact]
    public async Task A_deferred_output_is_resolved_once()
    {
        var deferred = new DeferredOutput<int>();
        deferred.Resolve(Output.Create(7));

        Assert.Equal(7, await Value(deferred.Output));
        var failure = Assert.Throws<InvalidOperationException>(() => deferred.Resolve(Output.Create(8)));
        Assert.Equal("DeferredOutput can only be resolved once.", failure.Message);
    }

    [Fact]
    public void Text_of_an_output_outside_of_a_deployment_is_an_error()
        => Assert.Throws<InvalidOperationException>(() => Output.Create(1).ToString());

    [Fact]
    public async Task Text_of_an_output_is_a_hint_not_the_value()
    {
        var text = await Under.Mocks(() => Task.FromResult(Output.Create("value").ToString()));

        Assert.StartsWith("Calling [ToString] on an [Output<T>] is not supported.", text);
    }
}
