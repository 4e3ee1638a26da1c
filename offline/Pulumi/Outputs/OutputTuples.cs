using Pulumi.Serialization;

namespace Pulumi;

// One overload for each number of items, for inputs and for outputs, as the official package has them.
public static partial class Output
{
    public static Output<(T1, T2)> Tuple<T1, T2>(
        Input<T1> item1, Input<T2> item2)
    {
        return new Output<(T1, T2)>(CombineAsync());

        async Task<OutputData<(T1, T2)>> CombineAsync()
        {
            var facts = new CombinedFacts();
            var value1 = facts.Add(await ((Output<T1>)item1).DataTask.ConfigureAwait(false));
            var value2 = facts.Add(await ((Output<T2>)item2).DataTask.ConfigureAwait(false));
            return facts.Of((value1, value2));
        }
    }

    public static Output<(T1, T2)> Tuple<T1, T2>(
        Output<T1> item1, Output<T2> item2)
        => Tuple((Input<T1>)item1, (Input<T2>)item2);

    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3)
    {
        return new Output<(T1, T2, T3)>(CombineAsync());

        async Task<OutputData<(T1, T2, T3)>> CombineAsync()
        {
            var facts = new CombinedFacts();
            var value1 = facts.Add(await ((Output<T1>)item1).DataTask.ConfigureAwait(false));
            var value2 = facts.Add(await ((Output<T2>)item2).DataTask.ConfigureAwait(false));
            var value3 = facts.Add(await ((Output<T3>)item3).DataTask.ConfigureAwait(false));
            return facts.Of((value1, value2, value3));
        }
    }

    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3)
        => Tuple((Input<T1>)item1, (Input<T2>)item2, (Input<T3>)item3);

    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4)
    {
        return new Output<(T1, T2, T3, T4)>(CombineAsync());

        async Task<OutputData<(T1, T2, T3, T4)>> CombineAsync()
        {
            var facts = new CombinedFacts();
            var value1 = facts.Add(await ((Output<T1>)item1).DataTask.ConfigureAwait(false));
            var value2 = facts.Add(await ((Output<T2>)item2).DataTask.ConfigureAwait(false));
            var value3 = facts.Add(await ((Output<T3>)item3).DataTask.ConfigureAwait(false));
            var value4 = facts.Add(await ((Output<T4>)item4).DataTask.ConfigureAwait(false));
            return facts.Of((value1, value2, value3, value4));
        }
    }

    public static Output<(T1, T2, T3, T4)> Tuple<T1, T2, T3, T4>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4)
        => Tuple((Input<T1>)item1, (Input<T2>)item2, (Input<T3>)item3, (Input<T4>)item4);

    public static Output<(T1, T2, T3, T4, T5)> Tuple<T1, T2, T3, T4, T5>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5)
    {
        return new Output<(T1, T2, T3, T4, T5)>(CombineAsync());

        async Task<OutputData<(T1, T2, T3, T4, T5)>> CombineAsync()
        {
            var facts = new CombinedFacts();
            var value1 = facts.Add(await ((Output<T1>)item1).DataTask.ConfigureAwait(false));
            var value2 = facts.Add(await ((Output<T2>)item2).DataTask.ConfigureAwait(false));
            var value3 = facts.Add(await ((Output<T3>)item3).DataTask.ConfigureAwait(false));
            var value4 = facts.Add(await ((Output<T4>)item4).DataTask.ConfigureAwait(false));
            var value5 = facts.Add(await ((Output<T5>)item5).DataTask.ConfigureAwait(false));
            return facts.Of((value1, value2, value3, value4, value5));
        }
    }

    public static Output<(T1, T2, T3, T4, T5)> Tuple<T1, T2, T3, T4, T5>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5)
        => Tuple((Input<T1>)item1, (Input<T2>)item2, (Input<T3>)item3, (Input<T4>)item4, (Input<T5>)item5);

    public static Output<(T1, T2, T3, T4, T5, T6)> Tuple<T1, T2, T3, T4, T5, T6>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4, Input<T5> item5, Input<T6> item6)
    {
        return new Output<(T1, T2, T3, T4, T5, T6)>(CombineAsync());

        async Task<OutputData<(T1, T2, T3, T4, T5, T6)>> CombineAsync()
        {
            var facts = new CombinedFacts();
            var value1 = facts.Add(await ((Output<T1>)item1).DataTask.ConfigureAwait(false));
            var value2 = facts.Add(await ((Output<T2>)item2).DataTask.ConfigureAwait(false));
            var value3 = facts.Add(await ((Output<T3>)item3).DataTask.ConfigureAwait(false));
            var value4 = facts.Add(await ((Output<T4>)item4).DataTask.ConfigureAwait(false));
            var value5 = facts.Add(await ((Output<T5>)item5).DataTask.ConfigureAwait(false));
            var value6 = facts.Add(await ((Output<T6>)item6).DataTask.ConfigureAwait(false));
            return facts.Of((value1, value2, value3, value4, value5, value6));
        }
    }

    public static Output<(T1, T2, T3, T4, T5, T6)> Tuple<T1, T2, T3, T4, T5, T6>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4, Output<T5> item5, Output<T6> item6)
        => Tuple(
            (Input<T1>)item1, (Input<T2>)item2, (Input<T3>)item3,
            (Input<T4>)item4, (Input<T5>)item5, (Input<T6>)item6);

    public static Output<(T1, T2, T3, T4, T5, T6, T7)> Tuple<T1, T2, T3, T4, T5, T6, T7>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4,
        Input<T5> item5, Input<T6> item6, Input<T7> item7)
    {
        return new Output<(T1, T2, T3, T4, T5, T6, T7)>(CombineAsync());

        async Task<OutputData<(T1, T2, T3, T4, T5, T6, T7)>> CombineAsync()
        {
            var facts = new CombinedFacts();
            var value1 = facts.Add(await ((Output<T1>)item1).DataTask.ConfigureAwait(false));
            var value2 = facts.Add(await ((Output<T2>)item2).DataTask.ConfigureAwait(false));
            var value3 = facts.Add(await ((Output<T3>)item3).DataTask.ConfigureAwait(false));
            var value4 = facts.Add(await ((Output<T4>)item4).DataTask.ConfigureAwait(false));
            var value5 = facts.Add(await ((Output<T5>)item5).DataTask.ConfigureAwait(false));
            var value6 = facts.Add(await ((Output<T6>)item6).DataTask.ConfigureAwait(false));
            var value7 = facts.Add(await ((Output<T7>)item7).DataTask.ConfigureAwait(false));
            return facts.Of((value1, value2, value3, value4, value5, value6, value7));
        }
    }

    public static Output<(T1, T2, T3, T4, T5, T6, T7)> Tuple<T1, T2, T3, T4, T5, T6, T7>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4,
        Output<T5> item5, Output<T6> item6, Output<T7> item7)
        => Tuple(
            (Input<T1>)item1, (Input<T2>)item2, (Input<T3>)item3, (Input<T4>)item4,
            (Input<T5>)item5, (Input<T6>)item6, (Input<T7>)item7);

    public static Output<(T1, T2, T3, T4, T5, T6, T7, T8)> Tuple<T1, T2, T3, T4, T5, T6, T7, T8>(
        Input<T1> item1, Input<T2> item2, Input<T3> item3, Input<T4> item4,
        Input<T5> item5, Input<T6> item6, Input<T7> item7, Input<T8> item8)
    {
        return new Output<(T1, T2, T3, T4, T5, T6, T7, T8)>(CombineAsync());

        async Task<OutputData<(T1, T2, T3, T4, T5, T6, T7, T8)>> CombineAsync()
        {
            var facts = new CombinedFacts();
            var value1 = facts.Add(await ((Output<T1>)item1).DataTask.ConfigureAwait(false));
            var value2 = facts.Add(await ((Output<T2>)item2).DataTask.ConfigureAwait(false));
            var value3 = facts.Add(await ((Output<T3>)item3).DataTask.ConfigureAwait(false));
            var value4 = facts.Add(await ((Output<T4>)item4).DataTask.ConfigureAwait(false));
            var value5 = facts.Add(await ((Output<T5>)item5).DataTask.ConfigureAwait(false));
            var value6 = facts.Add(await ((Output<T6>)item6).DataTask.ConfigureAwait(false));
            var value7 = facts.Add(await ((Output<T7>)item7).DataTask.ConfigureAwait(false));
            var value8 = facts.Add(await ((Output<T8>)item8).DataTask.ConfigureAwait(false));
            return facts.Of((value1, value2, value3, value4, value5, value6, value7, value8));
        }
    }

    public static Output<(T1, T2, T3, T4, T5, T6, T7, T8)> Tuple<T1, T2, T3, T4, T5, T6, T7, T8>(
        Output<T1> item1, Output<T2> item2, Output<T3> item3, Output<T4> item4,
        Output<T5> item5, Output<T6> item6, Output<T7> item7, Output<T8> item8)
        => Tuple(
            (Input<T1>)item1, (Input<T2>)item2, (Input<T3>)item3, (Input<T4>)item4,
            (Input<T5>)item5, (Input<T6>)item6, (Input<T7>)item7, (Input<T8>)item8);
}
