Console.WriteLine("evalharness");
